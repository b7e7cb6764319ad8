from datetime import datetime

import lightgbm as lgb
import numpy as np
import polars as pl

CUT = datetime(2018, 1, 1)

ratings = (
    pl.read_parquet("ml25m/ratings.parquet")
    .unique(subset=["user_id", "movie_id"], keep="first", maintain_order=True)
    .with_columns(pl.from_epoch("timestamp", time_unit="s").alias("when"))
)
movies = pl.read_parquet("ml25m/movies.parquet").select("movie_id", "year", "n_genres")

# popularity / leniency of movies and users, as known at the cut
past = ratings.filter(pl.col("when") < CUT)
movie_enc = past.group_by("movie_id").agg(
    pl.col("rating").mean().alias("movie_mean"),
    pl.len().alias("movie_n"),
)
user_enc = past.group_by("user_id").agg(
    pl.col("rating").mean().alias("user_mean"),
    pl.len().alias("user_n"),
)

frame = (
    ratings.join(movies, on="movie_id", how="left")
    .join(movie_enc, on="movie_id", how="left")
    .join(user_enc, on="user_id", how="left")
    .with_columns(pl.col("movie_n", "user_n").fill_null(0))
)

feats = ["year", "n_genres", "movie_mean", "movie_n", "user_mean", "user_n"]
train = frame.filter(pl.col("when") < CUT)
test = frame.filter(pl.col("when") >= CUT)

gbm = lgb.LGBMRegressor(n_estimators=600, learning_rate=0.05, num_leaves=63)
gbm.fit(train.select(feats).to_numpy(), train["rating"].to_numpy())

err = gbm.predict(test.select(feats).to_numpy()) - test["rating"].to_numpy()
print("RMSE %.4f  MAE %.4f  (n=%d)" % (np.sqrt(np.mean(err**2)), np.mean(np.abs(err)), len(err)))
