"""Explanatory regression for the report; coefficients on a common scale."""
import numpy as np
import pandas as pd
import statsmodels.api as sm
from statsmodels.stats.outliers_influence import variance_inflation_factor as vif

df = pd.read_stata("survey.dta").dropna()
X = df[["income", "educ", "age", "hhsize"]]
X = (X - X.mean()) / X.std()
X = sm.add_constant(X)
fit = sm.OLS(df["wellbeing"], X).fit(cov_type="cluster", cov_kwds={"groups": df["village"]})
print(fit.summary())
print({c: round(vif(X.values, i), 2) for i, c in enumerate(X) if c != "const"})
B = 999
rng = np.random.default_rng(0)
draws = [sm.OLS(df["wellbeing"].values[i], X.values[i]).fit().params for i in rng.integers(0, len(X), (B, len(X)))]
print(np.percentile(draws, [2.5, 97.5], axis=0))
