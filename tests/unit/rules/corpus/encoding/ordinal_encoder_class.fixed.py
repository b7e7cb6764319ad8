from typing import List, Optional

import pandas as pd
from sklearn.base import clone
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OrdinalEncoder


class MushroomPipeline:
    def __init__(self, target: str, drop: Optional[List[str]] = None):
        self.target = target
        self.drop = drop or []
        self.encoder = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1,
                                      min_frequency=5)
        self.base = HistGradientBoostingClassifier(max_depth=4)

    def _xy(self, df: pd.DataFrame):
        X = df.drop(columns=[self.target] + self.drop)
        return X.astype(str), df[self.target]

    def run(self, df: pd.DataFrame, seeds=(0, 1, 2)):
        X, y = self._xy(df)
        rows = []
        for s in seeds:
            a, b, ya, yb = train_test_split(X, y, test_size=0.3, random_state=s)
            enc = clone(self.encoder).fit(a)
            m = clone(self.base).fit(enc.transform(a), ya)
            rows.append({"seed": s, "bacc": balanced_accuracy_score(yb, m.predict(enc.transform(b)))})
        return pd.DataFrame(rows)


if __name__ == "__main__":
    data = pd.read_csv("fungi.csv", sep=";")
    report = MushroomPipeline("edible", drop=["observation_id"]).run(data)
    print(report.to_string(index=False))
    print(report["bacc"].agg(["mean", "std"]))
