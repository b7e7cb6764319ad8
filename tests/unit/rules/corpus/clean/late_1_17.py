import pandas as pd
import statsmodels.formula.api as smf

wages = pd.read_csv("cps_wages.csv")
wages["exper_c"] = wages["exper"] - wages["exper"].mean()
wages["educ_z"] = (wages["educ"] - wages["educ"].mean()) / wages["educ"].std()

# description of this sample, no forecasting
fit = smf.ols("lwage ~ educ_z + exper_c + I(exper_c**2) + C(female)", data=wages).fit(cov_type="HC1")
print(fit.summary())
print("in-sample R2", fit.rsquared)
