import pandas as pd
import statsmodels.api as sm

# what moves wages: an explanation, not a forecast
w = pd.read_csv("wages.csv").dropna()
w["exper_c"] = w["exper"] - w["exper"].mean()
w["educ_z"] = (w["educ"] - w["educ"].mean()) / w["educ"].std()
X = sm.add_constant(w[["exper_c", "educ_z", "female"]])
fit = sm.OLS(w["lwage"], X).fit(cov_type="HC3")
print(fit.summary())
