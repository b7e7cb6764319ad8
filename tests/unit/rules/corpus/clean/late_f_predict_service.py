import argparse
import json
import pickle
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def fit(path, out):
    df = pd.read_csv(path)
    y = df.pop("label")
    pipe = make_pipeline(StandardScaler(), LogisticRegression()).fit(df, y)
    with open(out, "wb") as f:
        pickle.dump((list(df.columns), pipe), f)


def predict(path, model):
    with open(model, "rb") as f:
        cols, pipe = pickle.load(f)
    print(json.dumps(pipe.predict_proba(pd.read_csv(path)[cols])[:, 1].tolist()))


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("mode", choices=["fit", "predict"])
    ap.add_argument("path")
    ap.add_argument("--model", default="m.pkl")
    a = ap.parse_args()
    (fit if a.mode == "fit" else predict)(a.path, a.model)
