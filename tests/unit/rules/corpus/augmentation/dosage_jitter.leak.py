# Small-sample dose-response: jittered replicates to stabilise a spline fit
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

trial = pd.read_csv("dose_response.csv")
gen = np.random.default_rng(314)


def replicate(d, times, sd):
    rep = d.loc[d.index.repeat(times)].reset_index(drop=True)
    rep["dose"] = rep["dose"] * np.exp(gen.normal(0, sd, len(rep)))
    rep["response"] = rep["response"] + gen.normal(0, sd, len(rep))
    return pd.concat([d, rep], ignore_index=True)


trial = replicate(trial, times=4, sd=0.05)
pick = gen.binomial(1, 0.75, size=len(trial)).astype(bool)
model_set, check_set = trial.loc[pick], trial.loc[~pick]

spline = smf.ols("response ~ dose + I(dose**2) + np.maximum(dose - 5, 0) + C(arm)", data=model_set).fit()
print(spline.params.round(3))
e = check_set["response"] - spline.predict(check_set)
print("RMSE %.3f   MAE %.3f" % (np.sqrt((e**2).mean()), e.abs().mean()))
