import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

wages = pd.read_stata("cps_2012.dta").dropna(subset=["wage", "educ", "exper"])
wages = wages[wages["wage"] > 0]
wages["lwage"] = np.log(wages["wage"])
wages["exper_c"] = wages["exper"] - wages["exper"].mean()
fit = smf.ols("lwage ~ educ + exper_c + I(exper_c**2) + female", data=wages).fit(cov_type="HC1")
print(fit.params)
print(fit.conf_int())
print("return to one year of schooling: %.1f%%" % (100 * fit.params["educ"]))
