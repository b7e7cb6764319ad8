# %% [markdown]
# # Credit Card Fraud Detection
# The classes are very unbalanced (0.172% frauds)

# %%
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from collections import Counter
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.ensemble import RandomForestClassifier
from sklearn.tree import DecisionTreeClassifier
from sklearn.metrics import (classification_report, confusion_matrix, precision_recall_curve,
                             roc_auc_score, auc)

# %%
df = pd.read_csv('../input/creditcardfraud/creditcard.csv')
df.head()

# %%
print('No Frauds', round(df['Class'].value_counts()[0] / len(df) * 100, 2), '% of the dataset')
print('Frauds', round(df['Class'].value_counts()[1] / len(df) * 100, 2), '% of the dataset')
sns.countplot(x='Class', data=df)
plt.title('Class Distributions \n (0: No Fraud || 1: Fraud)', fontsize=14)
plt.show()

# %%
fig, ax = plt.subplots(1, 2, figsize=(18, 4))
sns.histplot(df['Amount'], ax=ax[0], color='r', bins=100)
sns.histplot(df['Time'], ax=ax[1], color='b', bins=100)
plt.show()

# %%
df['log_amount'] = np.log1p(df['Amount'])
df['hour'] = (df['Time'] // 3600) % 24
df = df.drop(['Amount', 'Time'], axis=1)

X = df.drop('Class', axis=1)
y = df['Class']

# %%
sm = SMOTE(sampling_strategy='minority', random_state=42)
X_res, y_res = sm.fit_resample(X, y)
print('Original  ', Counter(y))
print('Resampled ', Counter(y_res))

# %%
X_train, X_test, y_train, y_test = train_test_split(X_res, y_res, test_size=0.2, random_state=42)

# %%
classifiers = {
    "LogisiticRegression": LogisticRegression(max_iter=2000),
    "DecisionTreeClassifier": DecisionTreeClassifier(max_depth=8),
    "RandomForest": RandomForestClassifier(n_estimators=50, n_jobs=-1),
}

for key, classifier in classifiers.items():
    classifier.fit(X_train, y_train)
    y_pred = classifier.predict(X_test)
    y_score = classifier.predict_proba(X_test)[:, 1]
    p, r, _ = precision_recall_curve(y_test, y_score)
    print('=' * 20, classifier.__class__.__name__)
    print(classification_report(y_test, y_pred, digits=4))
    print(confusion_matrix(y_test, y_pred))
    print('ROC AUC %.4f  PR AUC %.4f' % (roc_auc_score(y_test, y_score), auc(r, p)))
    plt.plot(r, p, label=key)

plt.legend()
plt.xlabel('recall'); plt.ylabel('precision')
plt.show()
