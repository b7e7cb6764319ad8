# Rossmann: one scaler per store, last six weeks are the test period
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.preprocessing import StandardScaler

TEST_WEEKS = 6
raw = pd.read_csv("rossmann_train.csv", parse_dates=["Date"], low_memory=False)
raw = raw[(raw["Open"] == 1) & (raw["Sales"] > 0)].sort_values(["Store", "Date"])
cutoff = raw["Date"].max() - pd.Timedelta(weeks=TEST_WEEKS)
raw["lag"] = raw.groupby("Store")["Sales"].shift(42)
raw["lag_cust"] = raw.groupby("Store")["Customers"].shift(42)
raw = raw.dropna(subset=["lag", "lag_cust"])

parts = []
for store, g in raw.groupby("Store"):
    g = g.copy()
    sc = StandardScaler()
    known = g[g["Date"] <= cutoff]
    if known.empty:
        continue
    sc.fit(known[["lag", "lag_cust"]])
    g[["lag_z", "cust_z"]] = sc.transform(g[["lag", "lag_cust"]])
    parts.append(g)

full = pd.concat(parts)
cols = ["lag", "lag_z", "cust_z", "DayOfWeek", "Promo", "SchoolHoliday"]
tr = full[full["Date"] <= cutoff]
te = full[full["Date"] > cutoff]

gb = HistGradientBoostingRegressor(loss="absolute_error", random_state=0)
gb.fit(tr[cols], tr["Sales"])
print("MAE on the last weeks:", mean_absolute_error(te["Sales"], gb.predict(te[cols])))
