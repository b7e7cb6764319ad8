import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor

sales = pd.read_csv("pharmacy/daily_sales.csv", parse_dates=["date"]).sort_values(["store", "date"])
g = sales.groupby("store")["units"]

# everything is known the evening before
for k in (1, 2, 7, 14):
    sales[f"lag{k}"] = g.shift(k)
sales["ma7"] = g.transform(lambda s: s.shift(1).rolling(7).mean())
sales["store_avg"] = g.transform(lambda s: s.shift(1).expanding(min_periods=14).mean())
sales["store_sd"] = g.transform(lambda s: s.shift(1).expanding(min_periods=14).std())
sales["dow"] = sales["date"].dt.dayofweek
sales["month"] = sales["date"].dt.month
sales = sales.dropna()

cols = ["lag1", "lag2", "lag7", "lag14", "ma7", "store_avg", "store_sd", "dow", "month"]
rows = []
for start in pd.date_range("2022-01-01", "2022-12-01", freq="MS"):
    end = start + pd.offsets.MonthBegin(1)
    past = sales[sales["date"] < start]
    month = sales[(sales["date"] >= start) & (sales["date"] < end)]
    m = HistGradientBoostingRegressor(loss="poisson", max_iter=300).fit(past[cols], past["units"])
    e = month["units"] - m.predict(month[cols])
    rows.append((start.strftime("%Y-%m"), len(month), e.abs().mean(), np.sqrt((e**2).mean())))
print(pd.DataFrame(rows, columns=["month", "n", "mae", "rmse"]).round(2).to_string(index=False))
