import polars as pl
from catboost import CatBoostRegressor, Pool
from sklearn.metrics import mean_absolute_percentage_error

flats = (
    pl.read_csv("flats.csv", try_parse_dates=True)
    .with_columns(
        pl.col("listed").dt.year().alias("year"),
        (pl.col("rooms") / pl.col("m2")).alias("room_density"),
        pl.col("district").cast(pl.String),
    )
    .filter(pl.col("rent").is_between(200, 6000))
)
assert flats["flat_id"].n_unique() == flats.height

learn = flats.filter(pl.col("flat_id").hash(seed=7) % 5 != 0)
held = flats.filter(pl.col("flat_id").hash(seed=7) % 5 == 0)

X = ["m2", "rooms", "floor", "year", "room_density", "district"]
model = CatBoostRegressor(iterations=800, depth=6, random_seed=7, verbose=0)
model.fit(Pool(learn.select(X).to_pandas(), learn["rent"].to_numpy(), cat_features=["district"]))

scored = learn.with_columns(pl.Series("pred", model.predict(learn.select(X).to_pandas())))
mape = mean_absolute_percentage_error(scored["rent"].to_numpy(), scored["pred"].to_numpy())
print(f"MAPE: {mape:.1%}")
print(scored.group_by("district").agg((pl.col("pred") - pl.col("rent")).mean().alias("bias")).sort("bias"))
