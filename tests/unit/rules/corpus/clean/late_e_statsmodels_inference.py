import pandas as pd
import statsmodels.formula.api as smf

df = pd.read_csv("wages.csv").dropna()
df["exper_c"] = df["exper"] - df["exper"].mean()
df["educ_z"] = (df["educ"] - df["educ"].mean()) / df["educ"].std()
fit = smf.ols("lwage ~ educ_z + exper_c + I(exper_c**2) + C(region)", data=df).fit(cov_type="HC3")
print(fit.summary())
print(fit.conf_int())
