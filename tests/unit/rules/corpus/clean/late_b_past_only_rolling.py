import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import TimeSeriesSplit

df = pd.read_csv("bakery.csv", parse_dates=["date"]).sort_values(["article", "date"])
g = df.groupby("article")["qty"]
df["lag1"] = g.shift(1)
df["lag7"] = g.shift(7)
df["roll28"] = g.transform(lambda s: s.shift(1).rolling(28).mean())
df["expanding"] = g.transform(lambda s: s.shift(1).expanding().mean())
df["dow"] = df["date"].dt.dayofweek
df = df.dropna().sort_values("date").reset_index(drop=True)

days = pd.Series(df["date"].unique()).sort_values().reset_index(drop=True)
cols = ["lag1", "lag7", "roll28", "expanding", "dow"]
maes = []
for tr, te in TimeSeriesSplit(5).split(days):
    a, b = df[df["date"].isin(days[tr])], df[df["date"].isin(days[te])]
    m = LGBMRegressor().fit(a[cols], a["qty"])
    maes.append(mean_absolute_error(b["qty"], m.predict(b[cols])))
print(sum(maes) / len(maes))
