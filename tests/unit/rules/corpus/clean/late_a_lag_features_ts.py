import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import TimeSeriesSplit
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

rides = pd.read_csv("metro_entries.csv", parse_dates=["day"]).sort_values(["station", "day"])
g = rides.groupby("station")["entries"]
for k in (1, 2, 7, 14):
    rides[f"lag{k}"] = g.shift(k)
rides["mean7"] = g.transform(lambda s: s.shift(1).rolling(7).mean())
rides["max28"] = g.transform(lambda s: s.shift(1).rolling(28).max())
rides["expanding"] = g.transform(lambda s: s.shift(1).expanding().mean())
rides["dow"] = rides["day"].dt.dayofweek
rides = pd.get_dummies(rides.dropna(), columns=["dow"], dtype=int)

days = np.sort(rides["day"].unique())
cols = [c for c in rides.columns if c not in ("station", "day", "entries")]
maes = []
for tr, te in TimeSeriesSplit(6).split(days):
    a = rides[rides["day"].isin(days[tr])]
    b = rides[rides["day"].isin(days[te])]
    model = make_pipeline(StandardScaler(), Ridge(1.0))
    model.fit(a[cols], a["entries"])
    maes.append(mean_absolute_error(b["entries"], model.predict(b[cols])))
    print(days[te][0], "->", days[te][-1], round(maes[-1], 1))
print("mean", np.mean(maes))
