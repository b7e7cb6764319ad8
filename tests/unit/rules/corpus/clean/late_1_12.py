import argparse

import joblib
import pandas as pd

ap = argparse.ArgumentParser()
ap.add_argument("csv")
ap.add_argument("out")
args = ap.parse_args()

bundle = joblib.load("model.joblib")
new = pd.read_csv(args.csv)
x = new[bundle["columns"]]
x = bundle["imputer"].transform(x)
x = bundle["scaler"].transform(x)
new["score"] = bundle["model"].predict_proba(x)[:, 1]
print("mean score", new["score"].mean(), "90% quantile", new["score"].quantile(0.9))
new.to_csv(args.out, index=False)
