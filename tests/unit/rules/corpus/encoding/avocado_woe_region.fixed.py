import numpy as np
import pandas as pd
from category_encoders import WOEEncoder
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_validate

def read_portfolio():
    cols = ["branch", "employment", "housing", "purpose", "amount", "duration", "age", "default_flag"]
    pf = pd.read_csv("portfolio_2021.csv", usecols=cols)
    pf["amount"] = np.log(pf["amount"])
    pf["duration"] = pf["duration"] / 12
    return pf


portfolio = read_portfolio()
target = portfolio.pop("default_flag")

woe = WOEEncoder(cols=["branch", "employment", "housing", "purpose"])

from sklearn.pipeline import Pipeline
scorecard = Pipeline([("woe", woe), ("lr", LogisticRegression(C=0.1, solver="lbfgs", max_iter=1000))])
result = cross_validate(scorecard, portfolio, target, cv=5, scoring=["roc_auc", "neg_brier_score"])
print("AUC   ", result["test_roc_auc"].mean())
print("Brier ", -result["test_neg_brier_score"].mean())
print("Gini  ", 2 * result["test_roc_auc"].mean() - 1)
