import pandas as pd
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_validate

wine = pd.read_csv("winequality-red.csv", sep=";").drop_duplicates()
y = (wine.pop("quality") >= 7).astype(int)
X = (wine * 1.0)

rfe = RFE(LogisticRegression(max_iter=5000), n_features_to_select=5)
rfe.fit(X, y)
chosen = X.columns[rfe.support_]
print("selected:", chosen.tolist())

res = cross_validate(LogisticRegression(max_iter=5000), X[chosen], y, cv=10, scoring=["roc_auc", "f1"])
for k, v in res.items():
    print(k, v.mean())
