import polars as pl
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score

SEASON_TEST = 2022
STATS = ["xg", "xga", "ppda", "deep"]

games = (
    pl.scan_csv("football/*.csv")
    .with_columns(pl.col("date").str.to_date())
    .filter(pl.col("minutes") >= 90)
    .with_columns((pl.col("venue") == "H").cast(pl.Int8).alias("home"))
    .collect()
)
print(games.group_by("season").len().sort("season"))

games = games.sort("team", "date").with_columns(
    [pl.col(c).shift(1).rolling_mean(5).over("team").alias(f"{c}_form") for c in STATS]
).drop_nulls()
form = [f"{c}_form" for c in STATS]

train = games.filter(pl.col("season") < SEASON_TEST)
test = games.filter(pl.col("season") == SEASON_TEST)
mu = train.select(pl.col(form).mean()).row(0, named=True)
sd = train.select(pl.col(form).std()).row(0, named=True)
train, test = (
    part.with_columns([((pl.col(c) - mu[c]) / sd[c]).alias(c) for c in form]) for part in (train, test)
)

X_cols = form + ["home"]
lr = LogisticRegression(C=1.0)
lr.fit(train.select(X_cols).to_numpy(), train["won"].to_numpy())
p = lr.predict_proba(test.select(X_cols).to_numpy())[:, 1]
print("AUC", roc_auc_score(test["won"].to_numpy(), p))
print("Brier", brier_score_loss(test["won"].to_numpy(), p))
print(dict(zip(X_cols, np.round(lr.coef_[0], 2))))
