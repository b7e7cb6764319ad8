import numpy as np
import pandas as pd
import statsmodels.api as sm
from sklearn.metrics import roc_auc_score

admits = pd.read_csv("https://example.org/admissions.csv")
admits = admits.join(pd.get_dummies(admits["rank"], prefix="rank", dtype=float).iloc[:, 1:])
admits["intercept"] = 1.0
xs = ["gre", "gpa", "rank_2", "rank_3", "rank_4", "intercept"]

mask = np.random.default_rng(5).random(len(admits)) < 0.7
res = sm.Logit(admits.loc[mask, "admit"], admits.loc[mask, xs]).fit(disp=0)
print(res.summary())
print(np.exp(res.params))
print("predictive AUC:", roc_auc_score(admits.loc[~mask, "admit"], res.predict(admits.loc[~mask, xs])))
