"""
Lab 5: recursive feature elimination
"""
import pandas as pd
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, recall_score
from sklearn.model_selection import train_test_split

credit = pd.read_csv("german_credit_numeric.csv")
print(credit.describe())

target = "risk"
X = credit.loc[:, credit.columns != target]
y = credit[target]

# step 1
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=10)

# step 2
estimator = LogisticRegression(solver="liblinear")
rfe = RFE(estimator, n_features_to_select=8)
rfe = rfe.fit(X_train, y_train)
print("ranking:")
for n, r in sorted(zip(X.columns, rfe.ranking_), key=lambda t: t[1]):
    print(f"  {r:2d} {n}")
keep = X.columns[rfe.support_]
X_train, X_test = X_train[keep], X_test[keep]

# step 3
lr = LogisticRegression(solver="liblinear")
lr.fit(X_train, y_train)
yp = lr.predict(X_test)
print("acc", accuracy_score(y_test, yp))
print("recall", recall_score(y_test, yp))
