import polars as pl
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

clicks = pl.read_parquet("ad_clicks.parquet").sort("ts")

freq = clicks.group_by("publisher").agg(pl.len().alias("pub_freq"))
clicks = clicks.join(freq, on="publisher", how="left")

n_train = int(0.75 * clicks.height)
train = clicks.slice(0, n_train)
test = clicks.slice(n_train)

inputs = ["pub_freq", "hour", "is_mobile", "ad_position"]
lr = LogisticRegression(max_iter=1000)
lr.fit(train.select(inputs).to_numpy(), train["clicked"].to_numpy())
prob = lr.predict_proba(test.select(inputs).to_numpy())[:, 1]
print("logloss", log_loss(test["clicked"].to_numpy(), prob))
