import polars as pl
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

matches = pl.read_csv("matches.csv", try_parse_dates=True).sort("played_at").with_row_index("i")
# a team's scoring mean over its earlier matches only
past = (pl.col("home_goals").cum_sum() - pl.col("home_goals")) / (pl.col("i").cum_count() - 1)
matches = matches.with_columns(past.over("home_team").alias("home_form")).filter(pl.col("home_form").is_finite())

cut = int(matches.height * 0.8)
first, last = matches.head(cut), matches.tail(matches.height - cut)
mean, std = first["home_form"].mean(), first["home_form"].std()
z = ((pl.col("home_form") - mean) / std).alias("z")
first, last = first.with_columns(z), last.with_columns(z)

clf = LogisticRegression().fit(first.select("z").to_numpy(), first["home_win"].to_numpy())
print("log loss", log_loss(last["home_win"].to_numpy(), clf.predict_proba(last.select("z").to_numpy())))
