"""Does temperature act non-linearly on ozone?  Semi-parametric model, hold-out check."""
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
from statsmodels.nonparametric.smoothers_lowess import lowess

air = pd.read_csv("airquality.csv").dropna()
rng = np.random.default_rng(1977)
air["set"] = rng.choice(["est", "hold"], size=len(air), p=[0.7, 0.3])
est = air[air["set"] == "est"]

# smooth term first, linear rest afterwards (backfitting, one sweep)
air["s_temp"] = lowess(est["Ozone"], est["Temp"], frac=0.4, xvals=air["Temp"].to_numpy(float))
air = air.dropna()

m = smf.ols("Ozone ~ s_temp + Wind + Q('Solar.R')", data=air[air["set"] == "est"]).fit()
base = smf.ols("Ozone ~ Temp + Wind + Q('Solar.R')", data=air[air["set"] == "est"]).fit()
hold = air[air["set"] == "hold"]
for nm, fit in {"linear": base, "smooth": m}.items():
    r = hold["Ozone"] - fit.predict(hold)
    print(f"{nm:8s} RMSE {np.sqrt((r**2).mean()):.2f}  R2 {1 - r.var()/hold['Ozone'].var():.3f}")
