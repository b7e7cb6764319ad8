import polars as pl
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import log_loss

games = pl.read_csv("nba_games.csv", try_parse_dates=True).sort("date")
games = games.with_columns(
    pl.col("won").shift(1).cum_sum().over("team").alias("wins_so_far"),
    pl.col("pts").shift(1).rolling_mean(10).over("team").alias("pts_last10"),
    pl.col("date").diff().dt.total_days().over("team").alias("rest_days"),
).drop_nulls()
cols = ["wins_so_far", "pts_last10", "rest_days", "is_home"]
old = games.filter(pl.col("season") < 2019)
new = games.filter(pl.col("season") >= 2019)
gb = HistGradientBoostingClassifier(random_state=0).fit(old[cols].to_numpy(), old["won"].to_numpy())
print("log loss", log_loss(new["won"].to_numpy(), gb.predict_proba(new[cols].to_numpy())[:, 1]))
