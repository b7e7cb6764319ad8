# -*- coding: utf-8 -*-
"""
Branch revenue model
Author: controlling / M. Berger
"""
import pandas as pd
import statsmodels.api as sm
from sklearn.metrics import mean_absolute_percentage_error, r2_score
from sklearn.model_selection import train_test_split

# one row per branch, FY22
df = pd.read_csv("branches_fy22.csv", sep=";", decimal=",")
df = df.dropna()
df["seats_per_employee"] = df["seats"] / df["employees"]
df["has_terrace"] = df["terrace"].map({"yes": 1, "no": 0})

y = df["revenue_keur"]
X = df.drop(columns=["branch_id", "city", "terrace", "revenue_keur"])
X = sm.add_constant(X)

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=22)

# backward elimination: throw out the worst p-value until all are < 5%
cols = list(X.columns)
while True:
    ols = sm.OLS(y_train, X_train[cols]).fit()
    pvals = ols.pvalues.drop("const")
    if pvals.empty or pvals.max() < 0.05:
        break
    worst = pvals.idxmax()
    print("removing", worst, round(pvals[worst], 3))
    cols.remove(worst)

print(len(cols) - 1, "variables left:", cols)

final = sm.OLS(y_train, X_train[cols]).fit()
print(final.summary())

pred = final.predict(X_test[cols])
print("R2   %.3f" % r2_score(y_test, pred))
print("MAPE %.1f %%" % (100 * mean_absolute_percentage_error(y_test, pred)))
