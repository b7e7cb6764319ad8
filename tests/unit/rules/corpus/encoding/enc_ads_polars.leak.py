import numpy as np
import polars as pl
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import log_loss

ads = pl.read_csv("clicks.csv", try_parse_dates=True).sort("shown_at")
ads = ads.with_columns(pl.col("shown_at").dt.hour().alias("hour"))

site_ctr = ads.group_by("site_id").agg(pl.col("click").mean().alias("site_ctr"))
ads = ads.join(site_ctr, on="site_id", how="left", maintain_order="left")
k = int(0.7 * len(ads))
tr, te = ads[:k], ads[k:]

use = ["site_ctr", "hour", "position"]
sgd = SGDClassifier(loss="log_loss", random_state=2)
sgd.fit(tr.select(use).to_numpy(), tr["click"].to_numpy())
p = np.clip(sgd.predict_proba(te.select(use).to_numpy())[:, 1], 1e-6, 1 - 1e-6)
print("logloss", log_loss(te["click"].to_numpy(), p))
