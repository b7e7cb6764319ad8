import pandas as pd
import statsmodels.formula.api as smf

wage = pd.read_csv("wage1.csv")
wage["exper_c"] = wage["exper"] - wage["exper"].mean()
wage["educ"] = wage["educ"].fillna(wage["educ"].median())
res = smf.ols("lwage ~ educ + exper_c + I(exper_c**2) + female", data=wage).fit(cov_type="HC1")
print(res.summary())
print(res.conf_int())
