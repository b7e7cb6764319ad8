"""Claim severity model. polars in, catboost out."""
import numpy as np
import polars as pl
from catboost import CatBoostRegressor, Pool
from sklearn.metrics import mean_absolute_error, mean_gamma_deviance

NUM = ["vehicle_value", "annual_km", "driver_age", "bonus_malus", "engine_kw"]
CAT = ["region", "fuel", "usage"]
Y = "claim_amount"

claims = (
    pl.scan_parquet("claims/*.parquet")
    .filter(pl.col(Y) > 0)
    .filter(pl.col("status") == "closed")
    .with_columns(
        pl.col("accident_date").dt.year().alias("acc_year"),
        pl.col("accident_date").dt.month().alias("acc_month"),
        (pl.col("engine_kw") / pl.col("vehicle_weight")).alias("kw_per_kg"),
        *[pl.col(c).fill_null("NA") for c in CAT],
    )
    .collect()
)
print(claims.select(pl.len(), pl.col(Y).mean().alias("avg"), pl.col(Y).max().alias("max")))

# cap the extreme values at 1 % / 99 %
caps = {c: (claims[c].quantile(0.01), claims[c].quantile(0.99)) for c in NUM}
claims = claims.with_columns([pl.col(c).clip(lo, hi) for c, (lo, hi) in caps.items()])

# older accident years to develop, last year to check
train = claims.filter(pl.col("acc_year") < 2022)
test = claims.filter(pl.col("acc_year") == 2022)

feats = NUM + ["kw_per_kg", "acc_month"] + CAT
pool_tr = Pool(train.select(feats).to_pandas(), np.log(train[Y].to_numpy()), cat_features=CAT)
pool_te = Pool(test.select(feats).to_pandas(), cat_features=CAT)

model = CatBoostRegressor(iterations=1200, depth=6, learning_rate=0.03,
                          l2_leaf_reg=5, loss_function="RMSE", random_seed=3, verbose=200)
model.fit(pool_tr)

# smearing factor from the training residuals
resid = np.log(train[Y].to_numpy()) - model.predict(pool_tr)
smear = np.exp(resid).mean()
pred = np.exp(model.predict(pool_te)) * smear
obs = test[Y].to_numpy()

print("MAE            ", round(mean_absolute_error(obs, pred), 1))
print("Gamma deviance ", round(mean_gamma_deviance(obs, pred), 4))
print("Pred/Obs       ", round(pred.sum() / obs.sum(), 3))
print("flat mean MAE  ", round(mean_absolute_error(obs, np.full(len(obs), train[Y].mean())), 1))
