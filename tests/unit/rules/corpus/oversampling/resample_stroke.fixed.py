# # Stroke prediction 🧠

import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.utils import resample
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier
from sklearn.ensemble import RandomForestClassifier
from xgboost import XGBClassifier
from sklearn.metrics import accuracy_score, recall_score, f1_score, RocCurveDisplay

df = pd.read_csv('../input/stroke-prediction-dataset/healthcare-dataset-stroke-data.csv')
df = df.drop('id', axis=1)
df.head()

df = df[df['gender'] != 'Other']
df = df.dropna(subset=['bmi'])
df.isnull().sum()

df['gender'] = df['gender'].replace({'Male': 0, 'Female': 1}).astype(int)
df['ever_married'] = df['ever_married'].replace({'No': 0, 'Yes': 1}).astype(int)
df['Residence_type'] = df['Residence_type'].replace({'Rural': 0, 'Urban': 1}).astype(int)
df['work_type'] = df['work_type'].replace({'Private': 0, 'Self-employed': 1, 'Govt_job': 2, 'children': 3, 'Never_worked': 4}).astype(int)
df['smoking_status'] = df['smoking_status'].replace({'Unknown': 0, 'never smoked': 1, 'formerly smoked': 2, 'smokes': 3}).astype(int)

plt.figure(figsize=(10, 4))
sns.kdeplot(data=df, x='age', hue='stroke', fill=True, common_norm=False)

df['stroke'].value_counts()

# Very imbalanced. Let's upsample the minority class.

df, df_test = train_test_split(df, test_size=0.2, random_state=42)
df_majority = df[df.stroke == 0]
df_minority = df[df.stroke == 1]
df_minority_up = resample(df_minority, replace=True, n_samples=len(df_majority), random_state=123)
df = pd.concat([df_majority, df_minority_up])
df['stroke'].value_counts()

x_train, y_train = df.drop('stroke', axis=1), df['stroke']
x_test, y_test = df_test.drop('stroke', axis=1), df_test['stroke']

res = {}
fitted = {}
for clf in [DecisionTreeClassifier(), RandomForestClassifier(), XGBClassifier()]:
    n = clf.__class__.__name__
    fitted[n] = clf.fit(x_train, y_train)
    pr = clf.predict(x_test)
    res[n] = [accuracy_score(y_test, pr), recall_score(y_test, pr), f1_score(y_test, pr)]
pd.DataFrame(res, index=['accuracy', 'recall', 'f1']).T

ax = plt.gca()
for n, clf in fitted.items():
    RocCurveDisplay.from_estimator(clf, x_test, y_test, ax=ax, name=n)

# If you liked this notebook please upvote 👍
