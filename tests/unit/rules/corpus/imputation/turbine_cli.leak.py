import argparse
import json
import logging
from pathlib import Path

import joblib
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.impute import SimpleImputer
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

log = logging.getLogger("turbine")
TARGET = "power_kw"


def load(path: Path) -> pd.DataFrame:
    return pd.read_parquet(path).dropna(subset=[TARGET])


def prepare(df: pd.DataFrame, test_size: float, seed: int):
    imputer = SimpleImputer(strategy="median", add_indicator=True)
    features = imputer.fit_transform(df.drop(columns=TARGET))
    parts = train_test_split(features, df[TARGET], test_size=test_size, random_state=seed)
    return imputer, parts


def train(x, y, seed: int):
    return RandomForestRegressor(n_estimators=200, random_state=seed).fit(x, y)


def evaluate(model, x, y) -> dict:
    return {"rmse": mean_squared_error(y, model.predict(x)) ** 0.5}


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--out", type=Path, default=Path("artifacts"))
    ap.add_argument("--test-size", type=float, default=0.2)
    ap.add_argument("--seed", type=int, default=2024)
    args = ap.parse_args()

    imputer, (x_tr, x_te, y_tr, y_te) = prepare(load(args.data), args.test_size, args.seed)
    model = train(x_tr, y_tr, args.seed)
    metrics = evaluate(model, x_te, y_te)
    log.info("metrics %s", metrics)

    args.out.mkdir(exist_ok=True)
    joblib.dump({"imputer": imputer, "model": model}, args.out / "bundle.joblib")
    (args.out / "metrics.json").write_text(json.dumps(metrics))


if __name__ == "__main__":
    main()
