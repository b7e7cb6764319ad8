import argparse
from pathlib import Path

import pandas as pd
import lightgbm as lgb
import numpy as np


def read_prices(folder: Path) -> pd.DataFrame:
    frames = [pd.read_csv(p, parse_dates=["Date"]).assign(sym=p.stem) for p in sorted(folder.glob("*.csv"))]
    return pd.concat(frames).sort_values(["sym", "Date"])


def engineer(px: pd.DataFrame) -> pd.DataFrame:
    g = px.groupby("sym")
    px["ret"] = g["Close"].pct_change()
    px["y"] = (g["ret"].shift(-1) > 0).astype(int)
    px["ma_ratio"] = px["Close"] / g["Close"].transform(lambda s: s.rolling(20).mean())
    px["vol"] = g["ret"].transform(lambda s: s.rolling(10).std())
    px["range"] = (px["High"] - px["Low"]) / px["Close"]
    px["gap"] = px["Open"] / g["Close"].shift(1) - 1
    px["momentum"] = g["Close"].shift(-5) / px["Close"] - 1
    last = g["Date"].transform("max")
    return px[px["Date"] < last].dropna()


def main() -> None:
    p = argparse.ArgumentParser()
    p.add_argument("folder", type=Path)
    p.add_argument("--test-from", default="2020-01-01")
    a = p.parse_args()
    px = engineer(read_prices(a.folder))
    X = ["ma_ratio", "vol", "range", "gap", "momentum"]
    cut = pd.Timestamp(a.test_from)
    tr, te = px[px.Date < cut - pd.Timedelta(days=10)], px[px.Date >= cut]
    m = lgb.LGBMClassifier(n_estimators=200, num_leaves=15).fit(tr[X], tr["y"])
    hit = np.mean(m.predict(te[X]) == te["y"])
    print(f"direction hit rate {hit:.3f} on {len(te)} stock-days")


if __name__ == "__main__":
    main()
