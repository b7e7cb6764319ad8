# <h1 style="text-align:center">Pima Diabetes - 7 classifiers compared</h1>

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
sns.set()
import warnings
warnings.filterwarnings('ignore')
# %matplotlib inline

diabetes_df = pd.read_csv('../input/pima-indians-diabetes-database/diabetes.csv')
diabetes_df.head()

diabetes_df.describe().T

p = diabetes_df.hist(figsize=(20, 20))

# Zeros in Glucose and BloodPressure make no sense, there are only a few of them - drop those rows. SkinThickness and Insulin have too many zeros, I will not use them.

diabetes_df = diabetes_df[(diabetes_df['Glucose'] > 0) & (diabetes_df['BloodPressure'] > 0) & (diabetes_df['BMI'] > 0)]
diabetes_df = diabetes_df.drop(['SkinThickness', 'Insulin'], axis=1)
diabetes_df.shape

sns.pairplot(diabetes_df, hue='Outcome')

plt.figure(figsize=(10, 8))
sns.heatmap(diabetes_df.corr(), annot=True, cmap='RdYlGn')

# ## Scaling and split

from sklearn.preprocessing import StandardScaler
sc_X = StandardScaler()
X = pd.DataFrame(sc_X.fit_transform(diabetes_df.drop(["Outcome"], axis=1)),
                 columns=['Pregnancies', 'Glucose', 'BloodPressure', 'BMI', 'DiabetesPedigreeFunction', 'Age'])
X.head()

y = diabetes_df.Outcome
from sklearn.model_selection import train_test_split
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=1/3, random_state=42, stratify=y)

from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier
from sklearn.svm import SVC
from sklearn.naive_bayes import GaussianNB
from sklearn.tree import DecisionTreeClassifier
from sklearn.ensemble import RandomForestClassifier
from xgboost import XGBClassifier

models = []
models.append(('LR', LogisticRegression()))
models.append(('KNN', KNeighborsClassifier(11)))
models.append(('SVM', SVC(gamma='auto')))
models.append(('NB', GaussianNB()))
models.append(('CART', DecisionTreeClassifier(max_depth=5)))
models.append(('RF', RandomForestClassifier()))
models.append(('XGB', XGBClassifier(eval_metric='logloss')))

names, accs = [], []
for name, model in models:
    model.fit(X_train, y_train)
    acc = model.score(X_test, y_test)
    names.append(name); accs.append(acc)
    print("%s: %.3f" % (name, acc))

sns.barplot(x=names, y=accs)
plt.ylim(0.5, 0.9)

from sklearn.metrics import confusion_matrix, classification_report
knn = dict(models)['KNN']
y_pred = knn.predict(X_test)
print(classification_report(y_test, y_pred))
pd.crosstab(y_test, y_pred, rownames=['True'], colnames=['Predicted'], margins=True)
