import joblib
import pandas as pd

model = joblib.load("model.joblib")
scaler = joblib.load("scaler.joblib")
fill = pd.read_json("fill.json", typ="series")
new = pd.read_csv("incoming.csv", index_col="id")
X = scaler.transform(new.fillna(fill))
pd.Series(model.predict(X), index=new.index, name="score").to_csv("scores.csv")
