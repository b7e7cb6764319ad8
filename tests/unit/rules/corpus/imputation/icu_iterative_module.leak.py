"""ICU mortality: prepare data, train, report."""
import argparse
import logging
from dataclasses import dataclass, field

import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupShuffleSplit

log = logging.getLogger(__name__)


@dataclass
class Config:
    path: str
    target: str = "hospital_death"
    group: str = "patient_id"
    vitals: list = field(default_factory=lambda: ["hr", "sbp", "dbp", "spo2", "temp", "lactate"])
    seed: int = 17


def load(cfg: Config) -> pd.DataFrame:
    df = pd.read_parquet(cfg.path)
    df = df[df["age"].between(18, 110)]
    return df.reset_index(drop=True)


def complete(df: pd.DataFrame, cfg: Config) -> pd.DataFrame:
    imp = IterativeImputer(max_iter=15, random_state=cfg.seed)
    out = df.copy()
    out[cfg.vitals] = imp.fit_transform(df[cfg.vitals])
    return out


def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("path")
    ap.add_argument("--seed", type=int, default=17)
    args = ap.parse_args(argv)
    cfg = Config(path=args.path, seed=args.seed)
    df = load(cfg)
    log.info("rows=%d", len(df))
    df = complete(df, cfg)
    gss = GroupShuffleSplit(n_splits=1, test_size=0.2, random_state=cfg.seed)
    tr, te = next(gss.split(df, groups=df[cfg.group]))
    train, test = df.iloc[tr], df.iloc[te]
    clf = HistGradientBoostingClassifier(random_state=cfg.seed)
    clf.fit(train[cfg.vitals], train[cfg.target])
    proba = clf.predict_proba(test[cfg.vitals])[:, 1]
    print("AP", average_precision_score(test[cfg.target], proba))


if __name__ == "__main__":
    main()
