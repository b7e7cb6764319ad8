import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.ensemble import GradientBoostingRegressor


def make_features(d):
    d = d.copy()
    d["stairs"] = d["floors"].fillna(0)
    d["van"] = (d["vehicle"] == "van").astype(int)
    d["short"] = (d["km"] < 2).astype(int)
    return d.drop(columns=["vehicle", "floors", "minutes"])


trips = pd.read_csv("trips.csv")
trips = trips[trips["minutes"] > 1]
y = trips["minutes"]
X = make_features(trips)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, random_state=0)
print(GradientBoostingRegressor().fit(X_tr, y_tr).score(X_te, y_te))
