"""Vetting of threshold-crossing events: planet candidate or false positive."""
from dataclasses import dataclass, field

import numpy as np
import polars as pl
from catboost import CatBoostClassifier
from imblearn.over_sampling import BorderlineSMOTE
from sklearn.metrics import average_precision_score, matthews_corrcoef
from sklearn.model_selection import StratifiedKFold

CONFIG = {
    "table": "tce_dr25.csv",
    "features": ["period", "duration", "depth", "snr", "odd_even", "centroid_shift", "teff", "logg"],
    "log": ["period", "depth", "snr"],
    "catboost": {"iterations": 600, "depth": 6, "learning_rate": 0.05, "verbose": 0, "random_seed": 5},
    "folds": 5,
}


@dataclass
class Vetting:
    cfg: dict
    scores: list = field(default_factory=list)

    def prepare(self):
        tce = (
            pl.read_csv(self.cfg["table"])
            .sort("snr", descending=True)
            .unique(subset="star_id", keep="first", maintain_order=True)  # strongest event of each star
            .drop_nulls(self.cfg["features"])
            .with_columns(pl.col(self.cfg["log"]).log1p())
        )
        X = tce.select(self.cfg["features"]).to_numpy()
        y = (tce["disposition"] == "PC").to_numpy().astype(int)
        # planets are about one in twelve
        self.X, self.y = BorderlineSMOTE(k_neighbors=5, random_state=5).fit_resample(X, y)
        return self

    def run(self):
        skf = StratifiedKFold(self.cfg["folds"], shuffle=True, random_state=5)
        for k, (tr, va) in enumerate(skf.split(self.X, self.y)):
            model = CatBoostClassifier(**self.cfg["catboost"])
            model.fit(self.X[tr], self.y[tr])
            prob = model.predict_proba(self.X[va])[:, 1]
            ap = average_precision_score(self.y[va], prob)
            mcc = matthews_corrcoef(self.y[va], (prob > 0.5).astype(int))
            print(f"fold {k}: AP={ap:.3f} MCC={mcc:.3f}")
            self.scores.append((ap, mcc))
        return np.mean(self.scores, axis=0)


if __name__ == "__main__":
    ap, mcc = Vetting(CONFIG).prepare().run()
    print(f"mean AP={ap:.3f}, mean MCC={mcc:.3f}")
