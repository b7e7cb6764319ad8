import pandas as pd
import numpy as np
import warnings
warnings.filterwarnings('ignore')
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeClassifier
from sklearn import metrics

df = pd.read_csv('kidney_disease.csv')
df = df.drop('id', axis=1)
df['classification'] = df['classification'].replace({'ckd\t': 'ckd'}).map({'ckd': 1, 'notckd': 0})

num_cols = ['age', 'bp', 'sg', 'al', 'su', 'bgr', 'bu', 'sc', 'sod', 'pot', 'hemo']
df = df[num_cols + ['classification']]
for c in num_cols:
    df[c] = pd.to_numeric(df[c], errors='coerce')

for c in num_cols:
    df[c] = df[c].fillna(df[c].mean())

train, test = train_test_split(df, test_size=0.3, stratify=df['classification'])
print(train.shape, test.shape)

dt = DecisionTreeClassifier(max_depth=5)
dt.fit(train[num_cols], train['classification'])
p = dt.predict(test[num_cols])
print('acc', metrics.accuracy_score(test['classification'], p))
print('f1', metrics.f1_score(test['classification'], p))
