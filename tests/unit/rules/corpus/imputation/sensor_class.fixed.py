"""Air quality regression, command line entry point."""
import argparse
import logging
from dataclasses import dataclass

import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import ElasticNet
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import ShuffleSplit

log = logging.getLogger(__name__)


@dataclass
class Settings:
    csv: str
    target: str = "NO2"
    alpha: float = 0.1
    n_splits: int = 5


class AirModel:
    def __init__(self, cfg: Settings):
        self.cfg = cfg
        self.imputer = SimpleImputer(strategy="median")
        self.net = ElasticNet(alpha=cfg.alpha)

    def read(self):
        raw = pd.read_csv(self.cfg.csv, sep=";", decimal=",", na_values=-200)
        raw = raw.dropna(subset=[self.cfg.target])
        y = raw.pop(self.cfg.target).to_numpy()
        table = raw.select_dtypes("number")
        return table.to_numpy(), y

    def cross_validate(self):
        X, y = self.read()
        errors = []
        for tr, te in ShuffleSplit(self.cfg.n_splits, test_size=0.2, random_state=1).split(X):
            Xtr = self.imputer.fit_transform(X[tr])
            self.net.fit(Xtr, y[tr])
            errors.append(mean_absolute_error(y[te], self.net.predict(self.imputer.transform(X[te]))))
            log.info("fold mae %.3f", errors[-1])
        return sum(errors) / len(errors)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("csv")
    p.add_argument("--alpha", type=float, default=0.1)
    a = p.parse_args()
    logging.basicConfig(level=logging.INFO)
    print(AirModel(Settings(a.csv, alpha=a.alpha)).cross_validate())


if __name__ == "__main__":
    main()
