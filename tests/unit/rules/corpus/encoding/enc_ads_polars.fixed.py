import numpy as np
import polars as pl
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import log_loss

ads = pl.read_csv("clicks.csv", try_parse_dates=True).sort("shown_at")
ads = ads.with_columns(pl.col("shown_at").dt.hour().alias("hour"))

k = int(0.7 * len(ads))
tr, te = ads[:k], ads[k:]
site_ctr = tr.group_by("site_id").agg(pl.col("click").mean().alias("site_ctr"))
base = tr["click"].mean()
tr = tr.join(site_ctr, on="site_id", how="left", maintain_order="left")
te = te.join(site_ctr, on="site_id", how="left", maintain_order="left").with_columns(pl.col("site_ctr").fill_null(base))

use = ["site_ctr", "hour", "position"]
sgd = SGDClassifier(loss="log_loss", random_state=2)
sgd.fit(tr.select(use).to_numpy(), tr["click"].to_numpy())
p = np.clip(sgd.predict_proba(te.select(use).to_numpy())[:, 1], 1e-6, 1 - 1e-6)
print("logloss", log_loss(te["click"].to_numpy(), p))
