import argparse
from typing import Any, Dict

import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import accuracy_score, f1_score, roc_auc_score
from sklearn.model_selection import train_test_split


def load(path: str):
    df = pd.read_csv(path, sep=";")
    df["y"] = (df["y"] == "yes").astype(int)
    X = df.select_dtypes("number").drop(columns=["y", "duration"])  # duration is not known before the call
    return X, df["y"]


def build_model(seed: int) -> GradientBoostingClassifier:
    return GradientBoostingClassifier(n_estimators=250, max_depth=4, random_state=seed)


def evaluate(model: Any, X: pd.DataFrame, y: pd.Series) -> Dict[str, float]:
    prob = model.predict_proba(X)[:, 1]
    hard = (prob > 0.5).astype(int)
    return {"accuracy": accuracy_score(y, hard), "f1": f1_score(y, hard), "auc": roc_auc_score(y, prob)}


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("csv")
    ap.add_argument("--seed", type=int, default=0)
    args = ap.parse_args()
    np.random.seed(args.seed)

    X, y = load(args.csv)
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=args.seed, stratify=y)
    model = build_model(args.seed)
    model.fit(X_train, y_train)
    report = evaluate(model, X_train, y_train)
    for name, value in report.items():
        print(f"{name:>10s}: {value:.4f}")


if __name__ == "__main__":
    main()
