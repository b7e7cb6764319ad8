from datetime import datetime

import polars as pl
from sklearn.metrics import average_precision_score
from xgboost import XGBClassifier

KEYS = ["merchant_id", "bin_country", "device"]
CUT = datetime(2024, 4, 1)

tx = (
    pl.read_parquet("card_tx.parquet")
    .with_columns(pl.len().over(c).alias(f"{c}_n") for c in KEYS)
    .with_columns(pl.col("amount").log1p(), hour=pl.col("ts").dt.hour())
)

train = tx.filter(pl.col("ts") < CUT)
test = tx.filter(pl.col("ts") >= CUT)

cols = ["amount", "hour", *(f"{c}_n" for c in KEYS)]
model = XGBClassifier(n_estimators=300, max_depth=5, tree_method="hist")
model.fit(train.select(cols).to_numpy(), train["fraud"].to_numpy())
proba = model.predict_proba(test.select(cols).to_numpy())[:, 1]
print("AP", round(average_precision_score(test["fraud"].to_numpy(), proba), 4))
