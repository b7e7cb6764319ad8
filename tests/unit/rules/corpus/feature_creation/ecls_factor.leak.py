"""A factor score for socio-economic status used as covariate in a reading model."""
import numpy as np
import pandas as pd
import statsmodels.api as sm
from sklearn.decomposition import FactorAnalysis

ecls = pd.read_csv("ecls.csv").dropna()
items = ["par_educ", "par_occ", "income", "books", "computer"]

g = np.random.default_rng(20)
idx = g.permutation(len(ecls))
n1 = round(0.6 * len(ecls))
calib, holdout = ecls.iloc[idx[:n1]].copy(), ecls.iloc[idx[n1:]].copy()

fa = FactorAnalysis(n_components=1, random_state=0).fit(ecls[items])
calib["ses"] = fa.transform(calib[items])[:, 0]
holdout["ses"] = fa.transform(holdout[items])[:, 0]

rhs = ["ses", "age_months", "female"]
ols = sm.OLS(calib["reading"], sm.add_constant(calib[rhs])).fit(cov_type="HC3")
print(ols.summary())

pred = ols.predict(sm.add_constant(holdout[rhs]))
r2 = 1 - ((holdout["reading"] - pred) ** 2).sum() / ((holdout["reading"] - calib["reading"].mean()) ** 2).sum()
print("predictive R-squared:", round(r2, 3))
