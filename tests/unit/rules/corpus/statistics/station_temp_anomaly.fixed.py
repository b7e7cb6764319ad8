# %% [markdown]
# # Tomorrow's temperature anomaly at my weather station
# Daily means 1995-2022. Question: how much does plain persistence explain?

# %%
import polars as pl
import matplotlib.pyplot as plt
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error

daily = (
    pl.read_parquet("station_0417_daily.parquet")
    .sort("date")
    .with_columns(month=pl.col("date").dt.month(), year=pl.col("date").dt.year())
)
daily.head()

# %%
# take the seasons out, normals are 1995-2016
normals = daily.filter(pl.col("year") <= 2016).group_by("month").agg(normal=pl.col("temp").mean())
daily = (
    daily.join(normals, on="month", how="left")
    .sort("date")
    .with_columns(anom=pl.col("temp") - pl.col("normal"))
)

# %%
lags = [f"lag{k}" for k in range(7)]
daily = daily.with_columns(
    *[pl.col("anom").shift(k).alias(f"lag{k}") for k in range(7)],
    target=pl.col("anom").shift(-1),
).drop_nulls([*lags, "target"])

# %%
train = daily.filter(pl.col("date") < pl.date(2016, 12, 31))
test = daily.filter(pl.col("year") > 2016)
print(train.height, test.height)

# %%
model = Ridge(alpha=1.0).fit(train[lags].to_numpy(), train["target"].to_numpy())
pred = model.predict(test[lags].to_numpy())
print("ridge       ", mean_absolute_error(test["target"].to_numpy(), pred))
print("persistence ", mean_absolute_error(test["target"].to_numpy(), test["lag0"].to_numpy()))

# %%
plt.plot(test["target"].to_numpy()[:120], label="real")
plt.plot(pred[:120], label="ridge")
plt.legend()
plt.show()
