"""Univariate screening at p < .20, then multivariable logistic regression (Hosmer & Lemeshow)."""
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
from sklearn.metrics import roc_auc_score

lbw = pd.read_csv("lowbwt.csv")
candidates = ["age", "lwt", "smoke", "ptl", "ht", "ui", "ftv"]

dev_ids = lbw["id"].sample(frac=0.65, random_state=1989)
dev = lbw[lbw["id"].isin(dev_ids)]
val = lbw[~lbw["id"].isin(dev_ids)]


def univariate_p(term, data):
    return smf.logit(f"low ~ {term}", data=data).fit(disp=False).pvalues[term]


kept = [v for v in candidates if univariate_p(v, dev) < 0.20]
formula = "low ~ " + " + ".join(kept)
print("final model:", formula)

final = smf.logit(formula, data=dev).fit(disp=False)
print(final.summary())
print("c-statistic (validation): %.3f" % roc_auc_score(val["low"], final.predict(val)))
