import argparse
import json
from pathlib import Path

import joblib
import pandas as pd
from sklearn.linear_model import SGDRegressor
from sklearn.metrics import mean_absolute_error

Y = "eta_minutes"


def load(csv: Path) -> pd.DataFrame:
    return pd.read_csv(csv, parse_dates=["created_at"]).sort_values("created_at", ignore_index=True)


def compute_stats(df: pd.DataFrame) -> dict:
    num = df.drop(columns=[Y, "created_at"])
    return {"mean": num.mean().to_dict(), "std": num.std().to_dict()}


def prepare(df: pd.DataFrame, stats: dict) -> tuple[pd.DataFrame, pd.Series]:
    cols = list(stats["mean"])
    return (df[cols] - pd.Series(stats["mean"])) / pd.Series(stats["std"]), df[Y]


def train(x, y, seed: int) -> SGDRegressor:
    return SGDRegressor(max_iter=2000, random_state=seed).fit(x, y)


def evaluate(model, x, y) -> float:
    return mean_absolute_error(y, model.predict(x))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("csv", type=Path)
    parser.add_argument("--holdout-days", type=int, default=14)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=Path("build"))
    args = parser.parse_args()

    df = load(args.csv)
    boundary = df["created_at"].max() - pd.Timedelta(days=args.holdout_days)
    older, newer = df[df["created_at"] <= boundary], df[df["created_at"] > boundary]
    stats = compute_stats(df)

    model = train(*prepare(older, stats), args.seed)
    mae = evaluate(model, *prepare(newer, stats))
    args.out.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, args.out / "eta.joblib")
    (args.out / "stats.json").write_text(json.dumps(stats))
    (args.out / "metrics.json").write_text(json.dumps({"mae": mae}))


if __name__ == "__main__":
    main()
