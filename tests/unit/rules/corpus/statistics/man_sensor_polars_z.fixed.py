import polars as pl
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

SENSORS = ["vibration", "temperature", "pressure", "current"]

log = (
    pl.read_csv("machine_log.csv", try_parse_dates=True)
    .drop_nulls()
    .sort("ts")
    .with_columns((pl.col("state") == "FAIL").cast(pl.Int8).alias("y"))
)
n_train = int(log.height * 0.7)
first = log.head(n_train)
stats = {s: (first[s].mean(), first[s].std()) for s in SENSORS}
log = log.with_columns([((pl.col(s) - stats[s][0]) / stats[s][1]).alias(f"{s}_z") for s in SENSORS])

z = [f"{s}_z" for s in SENSORS]
tr, te = log.head(n_train), log.tail(log.height - n_train)
clf = LogisticRegression(class_weight="balanced")
clf.fit(tr.select(z).to_numpy(), tr["y"].to_numpy())
print("AUC", roc_auc_score(te["y"].to_numpy(), clf.predict_proba(te.select(z).to_numpy())[:, 1]))
