import polars as pl
import numpy as np
from sklearn.linear_model import PoissonRegressor
from sklearn.metrics import mean_poisson_deviance

claims = pl.scan_parquet("freMTPL2.parquet").filter(pl.col("Exposure") > 0.1)
claims = claims.with_columns(pl.col("Density").log().alias("log_density")).collect()
claims = claims.sample(fraction=1.0, shuffle=True, seed=20)
cols = ["VehPower", "VehAge", "DrivAge", "BonusMalus", "log_density"]

n = int(claims.height * 0.75)
tr, te = claims.head(n), claims.tail(claims.height - n)
mu = {c: tr[c].mean() for c in cols}
sd = {c: tr[c].std() for c in cols}
z = [((pl.col(c) - mu[c]) / sd[c]).alias(c) for c in cols]
tr, te = tr.with_columns(z), te.with_columns(z)
freq = (tr["ClaimNb"] / tr["Exposure"]).to_numpy()
glm = PoissonRegressor(alpha=1e-4, max_iter=300)
glm.fit(tr.select(cols).to_numpy(), freq, sample_weight=tr["Exposure"].to_numpy())
mu_hat = glm.predict(te.select(cols).to_numpy())
obs = (te["ClaimNb"] / te["Exposure"]).to_numpy()
print(mean_poisson_deviance(obs, np.clip(mu_hat, 1e-6, None), sample_weight=te["Exposure"].to_numpy()))
