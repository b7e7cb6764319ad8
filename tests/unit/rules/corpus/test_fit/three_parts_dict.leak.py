import pandas as pd
from sklearn.impute import KNNImputer
from xgboost import XGBRegressor

frames = {name: pd.read_csv(f"split/{name}.csv") for name in ("train", "valid", "test")}
ys = {name: f.pop("y") for name, f in frames.items()}
imp = KNNImputer(n_neighbors=3)
frames = {name: imp.fit_transform(f) for name, f in frames.items()}
reg = XGBRegressor(n_estimators=500, early_stopping_rounds=20)
reg.fit(frames["train"], ys["train"], eval_set=[(frames["valid"], ys["valid"])], verbose=False)
print(reg.score(frames["test"], ys["test"]))
