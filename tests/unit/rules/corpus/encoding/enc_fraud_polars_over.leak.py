import numpy as np
import polars as pl
from lightgbm import LGBMClassifier
from sklearn.metrics import average_precision_score

tx = (
    pl.scan_parquet("transactions/*.parquet")
    .with_columns(
        pl.col("amount").log1p().alias("log_amount"),
        pl.col("timestamp").dt.hour().alias("hour"),
    )
    .sort("timestamp")
    .collect()
)
# risk of the merchant
tx = tx.with_columns(pl.col("is_fraud").mean().over("merchant_id").alias("merchant_risk"))

boundary = tx["timestamp"][int(0.8 * tx.height)]
hist = tx.filter(pl.col("timestamp") < boundary)
live = tx.filter(pl.col("timestamp") >= boundary)

feats = ["log_amount", "hour", "merchant_risk"]
model = LGBMClassifier(n_estimators=300, random_state=8)
model.fit(hist.select(feats).to_numpy(), hist["is_fraud"].to_numpy())
p = model.predict_proba(live.select(feats).to_numpy())[:, 1]
print("AP", average_precision_score(live["is_fraud"].to_numpy(), p))
