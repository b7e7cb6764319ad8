# %% [markdown]
# ## Pima Indians Diabetes

# %%
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from sklearn import metrics

plt.style.use('ggplot')

# %%
diabetes_data = pd.read_csv('../input/pima-indians-diabetes-database/diabetes.csv')
diabetes_data.head()

# %%
diabetes_data.info(verbose=True)

# %%
diabetes_data.describe().T

# %% zeros make no sense in these columns
nz = ['Glucose', 'BloodPressure', 'BMI']
diabetes_data[nz] = diabetes_data[nz].replace(0, np.nan)
diabetes_data = diabetes_data.dropna().reset_index(drop=True)
diabetes_data = diabetes_data.drop(columns=['Insulin', 'SkinThickness'])

# %%
p = diabetes_data.hist(figsize=(15, 12))
plt.show()

# %%
color_wheel = {0: "#0392cf", 1: "#7bc043"}
print(diabetes_data.Outcome.value_counts())
diabetes_data.Outcome.value_counts().plot(kind="bar", color=list(color_wheel.values()))
plt.show()

# %%
sns.pairplot(diabetes_data, hue='Outcome')
plt.show()

# %%
plt.figure(figsize=(10, 8))
sns.heatmap(diabetes_data.corr(), annot=True, cmap='RdYlGn')
plt.show()

# %%
cols = [c for c in diabetes_data.columns if c != 'Outcome']

X = diabetes_data[cols]
y = diabetes_data.Outcome

# %%
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=1/3, random_state=42, stratify=y)
mu, sd = X_train.mean(), X_train.std()
X_train = (X_train - mu) / sd
X_test = (X_test - mu) / sd

# %%
for clf in [KNeighborsClassifier(11), LogisticRegression(), SVC(probability=True)]:
    clf.fit(X_train, y_train)
    y_pred = clf.predict(X_test)
    y_pred_proba = clf.predict_proba(X_test)[:, 1]
    print(clf)
    print(metrics.confusion_matrix(y_test, y_pred))
    print('train', clf.score(X_train, y_train), 'test', clf.score(X_test, y_test))
    fpr, tpr, thr = metrics.roc_curve(y_test, y_pred_proba)
    plt.plot(fpr, tpr, label='%s %.3f' % (type(clf).__name__, metrics.auc(fpr, tpr)))

plt.plot([0, 1], [0, 1], 'k--')
plt.xlabel('fpr')
plt.ylabel('tpr')
plt.legend()
plt.show()
