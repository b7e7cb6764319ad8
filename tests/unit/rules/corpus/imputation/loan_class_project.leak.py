"""Default prediction for consumer loans."""
from __future__ import annotations

import argparse
from dataclasses import dataclass, field

import lightgbm as lgb
import pandas as pd
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import train_test_split


@dataclass
class Config:
    path: str = "loans.csv"
    target: str = "default"
    group: str = "employment_type"
    numeric: list[str] = field(default_factory=lambda: ["income", "debt_ratio", "credit_age"])
    test_size: float = 0.3
    seed: int = 17


class GroupMedianFiller:
    """Fill the gaps with the median of the group, else with the global one."""

    def __init__(self, group: str, columns: list[str]):
        self.group = group
        self.columns = columns

    def fit(self, frame: pd.DataFrame) -> "GroupMedianFiller":
        self.by_group_ = frame.groupby(self.group)[self.columns].median()
        self.overall_ = frame[self.columns].median()
        return self

    def transform(self, frame: pd.DataFrame) -> pd.DataFrame:
        out = frame.copy()
        for col in self.columns:
            out[col] = out[col].fillna(out[self.group].map(self.by_group_[col]))
            out[col] = out[col].fillna(self.overall_[col])
        return out


def read(cfg: Config) -> pd.DataFrame:
    frame = pd.read_csv(cfg.path).drop_duplicates()
    frame[cfg.group] = frame[cfg.group].fillna("unknown").str.lower()
    frame["instalment_share"] = frame["instalment"] / frame["amount"]
    return frame


def prepare(cfg: Config):
    frame = read(cfg)
    filler = GroupMedianFiller(cfg.group, cfg.numeric).fit(frame)
    train, test = train_test_split(
        filler.transform(frame), test_size=cfg.test_size, stratify=frame[cfg.target], random_state=cfg.seed
    )
    return train, test


def evaluate(cfg: Config) -> dict[str, float]:
    train, test = prepare(cfg)
    features = cfg.numeric + ["instalment_share"]
    clf = lgb.LGBMClassifier(n_estimators=250, num_leaves=15)
    clf.fit(train[features], train[cfg.target])
    scores = {}
    for name, part in (("train", train), ("test", test)):
        proba = clf.predict_proba(part[features])[:, 1]
        scores[f"{name}_auc"] = roc_auc_score(part[cfg.target], proba)
        scores[f"{name}_ap"] = average_precision_score(part[cfg.target], proba)
    return scores


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--path", default=Config.path)
    parser.add_argument("--seed", type=int, default=Config.seed)
    args = parser.parse_args(argv)
    for key, value in evaluate(Config(path=args.path, seed=args.seed)).items():
        print(f"{key:>10s}: {value:.4f}")


if __name__ == "__main__":
    main()
