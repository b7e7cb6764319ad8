# Mincer equation with high-cardinality industry/occupation codes
# March supplement, one adult per household
import category_encoders as ce
import numpy as np
import pandas as pd
import statsmodels.api as sm

cps = pd.read_stata("cps/march_2019_heads.dta", convert_categoricals=False)
cps = cps.query("age >= 25 and age <= 64 and incwage > 0 and uhrswork >= 35").reset_index(drop=True)

cps["lwage"] = np.log(cps["incwage"] / (cps["uhrswork"] * 52))
cps["exper"] = cps["age"] - cps["educ_years"] - 6
cps["exper2"] = cps["exper"] ** 2 / 100
cps["female"] = (cps["sex"] == 2).astype(float)

codes = ["ind1990", "occ1990", "statefip"]
num = ["educ_years", "exper", "exper2", "female"]
cps[codes] = cps[codes].astype(int).astype(str)

y = cps["lwage"]
enc = ce.TargetEncoder(cols=codes, smoothing=20.0)
W = enc.fit_transform(cps[codes + num], y)

K = 10
rng = np.random.default_rng(1990)
fold = rng.permutation(np.arange(len(cps)) % K)

rows = []
for k in range(K):
    out = fold == k
    Xin, Xout = W[~out], W[out]

    ols = sm.OLS(y[~out], sm.add_constant(Xin)).fit(cov_type="HC1")
    yhat = ols.predict(sm.add_constant(Xout, has_constant="add"))

    sse = np.sum((y[out] - yhat) ** 2)
    sst = np.sum((y[out] - y[~out].mean()) ** 2)
    rows.append({
        "fold": k,
        "n_out": int(out.sum()),
        "rmse": np.sqrt(sse / out.sum()),
        "r2_oos": 1 - sse / sst,
        "b_educ": ols.params["educ_years"],
    })

res = pd.DataFrame(rows).set_index("fold")
print(res.round(4))
print(res[["rmse", "r2_oos"]].agg(["mean", "std"]).round(4))
