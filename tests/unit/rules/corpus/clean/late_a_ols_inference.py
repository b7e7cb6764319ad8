import numpy as np
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf
from scipy import stats

wages = pd.read_stata("panel_wages.dta")
wages = wages[wages["hours"] > 0].copy()
wages["lwage"] = np.log(wages["wage"])
wages["exper_z"] = (wages["exper"] - wages["exper"].mean()) / wages["exper"].std()
wages["tenure"] = wages["tenure"].fillna(wages["tenure"].median())
lo, hi = wages["lwage"].quantile([0.01, 0.99])
wages["lwage"] = wages["lwage"].clip(lo, hi)

specs = {
    "base": "lwage ~ educ + exper_z",
    "quad": "lwage ~ educ + exper_z + I(exper_z**2)",
    "full": "lwage ~ educ + exper_z + I(exper_z**2) + tenure + C(union) + C(region)",
}
for name, f in specs.items():
    r = smf.ols(f, wages).fit(cov_type="cluster", cov_kwds={"groups": wages["firm"]})
    print(name, r.params["educ"].round(4), r.bse["educ"].round(4), "N", int(r.nobs))

print(stats.ttest_ind(wages.loc[wages.union == 1, "lwage"], wages.loc[wages.union == 0, "lwage"]))
print(sm.stats.anova_lm(smf.ols(specs["full"], wages).fit()))
