import pandas as pd
import numpy as np
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score

churn = pd.read_csv('bigml_churn.csv')
churn['international plan'] = (churn['international plan'] == 'yes').astype(int)
churn['voice mail plan'] = (churn['voice mail plan'] == 'yes').astype(int)
churn = churn.drop(['state', 'phone number', 'area code'], axis=1)
y = churn['churn'].astype(int)
X = churn.drop('churn', axis=1)

etc = ExtraTreesClassifier(n_estimators=250, random_state=0)
etc.fit(X, y)
importances = pd.Series(etc.feature_importances_, index=X.columns)
top10 = importances.nlargest(10).index
importances.nlargest(10).plot(kind='barh')

X_train, X_valid, y_train, y_valid = train_test_split(X[top10], y, test_size=0.25, random_state=0)
lr = LogisticRegression(max_iter=5000)
lr.fit(X_train, y_train)
print('valid auc', roc_auc_score(y_valid, lr.predict_proba(X_valid)[:, 1]))
