"""Mincer equation with winsorised hours; predictive check on a random third."""
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

gsoep = pd.read_stata("soep_2019_cross_section.dta").query("wage > 0 and hours > 0")
gsoep["lw"] = np.log(gsoep["wage"])

rs = np.random.RandomState(1974)
third = rs.randint(0, 3, size=len(gsoep))
base, fresh = gsoep[third > 0].copy(), gsoep[third == 0].copy()

# winsorise hours at the 1st and 99th percentile
lo, hi = gsoep["hours"].quantile([0.01, 0.99])
base["hours_w"] = base["hours"].clip(lo, hi)
fresh["hours_w"] = fresh["hours"].clip(lo, hi)

mincer = smf.rlm("lw ~ schooling + exper + I(exper**2/100) + hours_w + female", data=base).fit()
print(mincer.summary())
resid = fresh["lw"] - mincer.predict(fresh)
print("median absolute prediction error:", round(resid.abs().median(), 3))
