# Optimism-corrected c-statistic by the bootstrap (Harrell)
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
from sklearn.metrics import roc_auc_score

support = pd.read_csv("support2.csv").dropna(subset=["hospdead", "age", "meanbp", "crea"])
F = "hospdead ~ age + meanbp + np.log(crea)"


def cstat(fit, d):
    return roc_auc_score(d["hospdead"], fit.predict(d))


apparent = cstat(smf.logit(F, data=support).fit(disp=0), support)
optimism = []
for b in range(200):
    boot = support.sample(frac=1, replace=True, random_state=b)
    fb = smf.logit(F, data=boot).fit(disp=0)
    optimism.append(cstat(fb, boot) - cstat(fb, support))

print(f"optimism-corrected c = {apparent - np.mean(optimism):.3f}")
