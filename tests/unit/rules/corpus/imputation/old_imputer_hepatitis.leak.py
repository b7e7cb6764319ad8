# Hepatitis survival, python 2.7 / sklearn 0.18
from __future__ import print_function
import pandas as pd
from sklearn.preprocessing import Imputer
from sklearn.linear_model import LogisticRegression
from sklearn.cross_validation import cross_val_score

cols = ['class', 'age', 'sex', 'steroid', 'fatigue', 'malaise', 'bilirubin', 'alk', 'sgot', 'albumin', 'protime']
df = pd.read_csv('hepatitis.data', names=cols, na_values='?')
print(df.isnull().sum())

y = (df['class'] == 1).astype(int).values
X = df.drop('class', axis=1).values

imp = Imputer(missing_values='NaN', strategy='mean', axis=0)
X = imp.fit_transform(X)

clf = LogisticRegression(C=0.5)
scores = cross_val_score(clf, X, y, cv=10, scoring='roc_auc')
print('AUC %.3f +/- %.3f' % (scores.mean(), scores.std()))
