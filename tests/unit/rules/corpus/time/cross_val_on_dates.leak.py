import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.model_selection import ShuffleSplit, TimeSeriesSplit, cross_val_score

def load():
    w = pd.read_csv("weather.csv", parse_dates=["date"]).sort_values("date")
    w["yesterday"] = w["tmax"].shift(1)
    w["doy"] = w["date"].dt.dayofyear
    return w.dropna()


w = load()
cv = ShuffleSplit(n_splits=5, test_size=0.2, random_state=0)
print(cross_val_score(ExtraTreesRegressor(), w[["yesterday", "doy", "rain"]], w["tmax"], cv=cv))
