"""Weld defect classifier: 5-fold estimate with an up-sampled defect class."""
from pathlib import Path

import numpy as np
import polars as pl
from catboost import CatBoostClassifier
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import StratifiedKFold

FEATURES = ["current_a", "voltage_v", "wire_speed", "gas_flow", "travel_speed", "plate_mm"]
LABEL = "defect"
SEED = 5


def upsample(df: pl.DataFrame, label: str = LABEL) -> pl.DataFrame:
    good, bad = df.filter(pl.col(label) == 0), df.filter(pl.col(label) == 1)
    extra = bad.sample(n=good.height - bad.height, with_replacement=True, seed=SEED)
    return pl.concat([good, bad, extra]).sample(fraction=1.0, shuffle=True, seed=SEED)


def xy(df: pl.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    return df.select(FEATURES).to_numpy(), df[LABEL].to_numpy()


def cross_validate(welds: pl.DataFrame, n_splits: int = 5) -> list[float]:
    scores = []
    folds = StratifiedKFold(n_splits, shuffle=True, random_state=SEED)
    for train_idx, valid_idx in folds.split(np.zeros(welds.height), welds[LABEL].to_numpy()):
        train, valid = welds[train_idx], welds[valid_idx]
        model = CatBoostClassifier(iterations=400, depth=5, random_seed=SEED, verbose=False)
        model.fit(*xy(train))
        X_valid, y_valid = xy(valid)
        scores.append(balanced_accuracy_score(y_valid, model.predict(X_valid)))
    return scores


def main() -> None:
    welds = (
        pl.scan_csv(Path("data/weld_log.csv"))
        .drop_nulls(FEATURES + [LABEL])
        .unique(subset=FEATURES)
        .collect()
    )
    welds = upsample(welds)
    scores = cross_validate(welds)
    print("balanced accuracy per fold:", [round(s, 3) for s in scores])
    print(f"mean: {np.mean(scores):.3f}")


if __name__ == "__main__":
    main()
