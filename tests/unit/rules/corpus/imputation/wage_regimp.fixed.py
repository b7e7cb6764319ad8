"""Regression imputation of log-wage predictors, then a logit for union membership."""
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
from scipy import stats

cps = pd.read_csv("cps85.csv")
cps["lwage"] = np.log(cps["wage"])

rng = np.random.default_rng(1985)
in_sample = rng.uniform(size=len(cps)) < 0.7

# experience is missing for some respondents: impute by conditional mean
m_exper = smf.ols("exper ~ age + educ + C(sex)", data=cps[in_sample]).fit()
miss = cps["exper"].isna()
cps.loc[miss, "exper"] = m_exper.predict(cps.loc[miss])

estimation = cps[in_sample]
validation = cps[~in_sample]

fit = smf.logit("union ~ lwage + educ + exper + I(exper**2) + C(sector)", data=estimation).fit(disp=0)
print(fit.summary())

p_hat = fit.predict(validation)
brier = np.mean((p_hat - validation["union"]) ** 2)
print(f"Out-of-sample Brier score: {brier:.4f}")
print("Mann-Whitney:", stats.mannwhitneyu(p_hat[validation.union == 1], p_hat[validation.union == 0]))
