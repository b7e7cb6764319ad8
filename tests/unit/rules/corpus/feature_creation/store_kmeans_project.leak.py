"""Sales regression with a customer segment as an additional feature."""
from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.linear_model import ElasticNet
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import GroupShuffleSplit


@dataclass(frozen=True)
class Settings:
    csv: str = "stores.csv"
    clusters: int = 6
    profile: tuple[str, ...] = ("visits", "basket", "discount_share")
    seed: int = 99


@contextmanager
def stage(title: str):
    begin = perf_counter()
    print(f"[{title}]", end=" ", flush=True)
    yield
    print(f"{perf_counter() - begin:.1f}s")


class Segmenter:
    def __init__(self, k: int, columns: tuple[str, ...], seed: int):
        self.km = KMeans(n_clusters=k, n_init=10, random_state=seed)
        self.columns = list(columns)

    def learn(self, df: pd.DataFrame) -> Segmenter:
        self.km.fit(np.log1p(df[self.columns].to_numpy()))
        return self

    def apply(self, df: pd.DataFrame) -> pd.DataFrame:
        dist = self.km.transform(np.log1p(df[self.columns].to_numpy()))
        names = [f"seg_dist_{i}" for i in range(dist.shape[1])]
        return df.join(pd.DataFrame(dist, columns=names, index=df.index))


def partition(df: pd.DataFrame, seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    gss = GroupShuffleSplit(n_splits=1, test_size=0.25, random_state=seed)
    a, b = next(gss.split(df, groups=df["store_id"]))
    return df.iloc[a], df.iloc[b]


def rmse(model, df: pd.DataFrame, cols: list[str]) -> float:
    return float(np.sqrt(mean_squared_error(df["sales"], model.predict(df[cols]))))


def main(cfg: Settings = Settings()) -> dict[str, float]:
    with stage("read"):
        df = pd.read_csv(cfg.csv).dropna().reset_index(drop=True)
    segmenter = Segmenter(cfg.clusters, cfg.profile, cfg.seed)
    with stage("segments"):
        df = segmenter.learn(df).apply(df)
        train, test = partition(df, cfg.seed)
    cols = [c for c in train.columns if c.startswith("seg_dist_")] + ["sqm", "staff", "competitors"]
    with stage("fit"):
        model = ElasticNet(alpha=0.1).fit(train[cols], train["sales"])
    report = {"train": rmse(model, train, cols), "test": rmse(model, test, cols)}
    print({k: round(v, 2) for k, v in report.items()})
    return report


if __name__ == "__main__":
    main()
