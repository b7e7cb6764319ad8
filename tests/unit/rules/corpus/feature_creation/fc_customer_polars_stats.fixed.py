from datetime import date

import polars as pl
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

CUTOFF = date(2023, 7, 1)


def load_orders(path: str) -> pl.DataFrame:
    return pl.read_csv(path, try_parse_dates=True).filter(pl.col("amount") > 0)


def customer_features(orders: pl.DataFrame, reference: pl.DataFrame) -> pl.DataFrame:
    stats = reference.group_by("category").agg(pl.col("amount").mean().alias("cat_mean"))
    return orders.join(stats, on="category", how="left").with_columns(
        (pl.col("amount") / pl.col("cat_mean")).alias("rel_amount")
    )


orders = load_orders("orders.csv")
before = orders.filter(pl.col("order_date") < CUTOFF)
train = customer_features(before, before)
test = customer_features(orders.filter(pl.col("order_date") >= CUTOFF), before)

features = ["amount", "rel_amount", "n_items", "discount"]
hgb = HistGradientBoostingClassifier(random_state=21)
hgb.fit(train.select(features).to_numpy(), train["returned"].to_numpy())
proba = hgb.predict_proba(test.select(features).to_numpy())[:, 1]
print("return AUC:", roc_auc_score(test["returned"].to_numpy(), proba))
