import logging
from typing import Tuple

import numpy as np
import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from lightgbm import LGBMClassifier
from sklearn.metrics import average_precision_score
from sklearn.model_selection import ShuffleSplit

logger = logging.getLogger(__name__)


class ChurnTrainer:
    def __init__(self, path: str, label: str = "churned", seed: int = 0) -> None:
        self.path, self.label, self.seed = path, label, seed
        self.sampler = RandomOverSampler(random_state=seed)

    def load(self) -> Tuple[pd.DataFrame, pd.Series]:
        df = pd.read_csv(self.path)
        df["tenure_years"] = df["tenure"] / 12
        df["spend_per_line"] = df["spend"] / df["lines"].clip(lower=1)
        y = df.pop(self.label)
        return df.select_dtypes("number"), y

    def prepare(self):
        X, y = self.load()
        logger.info("raw %s", X.shape)
        X, y = self.sampler.fit_resample(X, y)
        return X.to_numpy(), y.to_numpy()

    def run(self) -> float:
        X, y = self.prepare()
        aps = []
        for tr, te in ShuffleSplit(5, test_size=0.2, random_state=self.seed).split(X):
            m = LGBMClassifier(n_estimators=200).fit(X[tr], y[tr])
            aps.append(average_precision_score(y[te], m.predict_proba(X[te])[:, 1]))
            logger.info("AP %.4f", aps[-1])
        return float(np.mean(aps))


if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    print(ChurnTrainer("isp_customers.csv").run())
