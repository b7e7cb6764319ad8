import json
import os

import pandas as pd
from sklearn.linear_model import ElasticNet
from sklearn.metrics import mean_absolute_error
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

DATA_DIR = os.environ.get("DATA_DIR", "./data")
TARGET = "demand_next_day"


# ---------- utils ----------
def read_csv(name, **kw):
    return pd.read_csv(os.path.join(DATA_DIR, name), **kw)


def rolling_features(df, cols, windows=(3, 7, 28)):
    out = {}
    for c in cols:
        for w in windows:
            out[f"{c}_ma{w}"] = df[c].rolling(w).mean()
            out[f"{c}_sd{w}"] = df[c].rolling(w).std()
    return pd.concat([df, pd.DataFrame(out, index=df.index)], axis=1)


def corr_with_target(df, target=TARGET):
    c = df.select_dtypes("number").corrwith(df[target]).abs()
    return c.drop(target).sort_values(ascending=False)


def choose(df, top=25, minimum=0.05):
    ranking = corr_with_target(df)
    ranking = ranking[ranking > minimum]
    return ranking.index[:top].tolist()


def get_table():
    raw = read_csv("daily_demand.csv", parse_dates=["day"], index_col="day").sort_index()
    raw[TARGET] = raw["demand"].shift(-1)
    base = [c for c in raw.columns if c != TARGET]
    return rolling_features(raw, base).dropna()


def get_splits(cut="2019-01-01"):
    table = get_table()
    columns = choose(table)
    past, future = table[table.index < cut], table[table.index >= cut]
    return {
        "columns": columns,
        "train": (past[columns], past[TARGET]),
        "test": (future[columns], future[TARGET]),
    }


# ---------- run ----------
splits = get_splits()
model = make_pipeline(StandardScaler(), ElasticNet(alpha=0.05, max_iter=20000))
model.fit(*splits["train"])

X_new, y_new = splits["test"]
mae = mean_absolute_error(y_new, model.predict(X_new))
print("naive", mean_absolute_error(y_new, [splits["train"][1].iloc[-1]] * len(y_new)))
print("model", mae)
with open("result.json", "w") as fh:
    json.dump({"mae": mae, "columns": splits["columns"]}, fh, indent=1)
