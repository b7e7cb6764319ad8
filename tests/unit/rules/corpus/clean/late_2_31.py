"""Nightly batch: score the new customers with the stored model."""
import logging
import pickle
from pathlib import Path

import pandas as pd

log = logging.getLogger("score")
MODEL_DIR = Path("/models/churn/2024-02")


def load_artifacts():
    with open(MODEL_DIR / "artifacts.pkl", "rb") as fh:
        return pickle.load(fh)


def main(day: str) -> None:
    art = load_artifacts()
    X = pd.read_parquet(f"/lake/customers/{day}.parquet")
    ids = X.pop("customer_id")
    X = X.fillna(art["medians"])
    X[art["numeric"]] = art["scaler"].transform(X[art["numeric"]])
    p = art["model"].predict_proba(X[art["columns"]])[:, 1]
    pd.DataFrame({"customer_id": ids, "p_churn": p}).to_parquet(f"/lake/scores/{day}.parquet")
    log.info("scored %d rows, mean %.3f, q95 %.3f", len(p), p.mean(), pd.Series(p).quantile(0.95))


if __name__ == "__main__":
    main(pd.Timestamp.today().strftime("%Y-%m-%d"))
