from __future__ import annotations

import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split


class Preprocessor:
    def __init__(self, cat: list[str], num: list[str]):
        self.cat, self.num = cat, num

    def fit(self, df: pd.DataFrame, y: pd.Series) -> "Preprocessor":
        self.median_ = df[self.num].median()
        self.prior_ = y.mean()
        self.target_ = {c: y.groupby(df[c]).mean() for c in self.cat}
        self.freq_ = {c: df[c].value_counts(normalize=True) for c in self.cat}
        return self

    def transform(self, df: pd.DataFrame) -> pd.DataFrame:
        out = df[self.num].fillna(self.median_)
        for c in self.cat:
            out[c + "_te"] = df[c].map(self.target_[c]).fillna(self.prior_)
            out[c + "_fr"] = df[c].map(self.freq_[c]).fillna(0)
        return out

    def fit_transform(self, df, y):
        return self.fit(df, y).transform(df)


class Experiment:
    def __init__(self, path: str):
        self.df = pd.read_csv(path)

    def run(self) -> float:
        y = self.df["rent"]
        a, b, ya, yb = train_test_split(self.df.drop(columns="rent"), y, test_size=0.2, random_state=4)
        pre = Preprocessor(["district", "landlord"], ["rooms", "sqm", "floor"])
        m = HistGradientBoostingRegressor().fit(pre.fit_transform(a, ya), ya)
        return mean_absolute_error(yb, m.predict(pre.transform(b)))


if __name__ == "__main__":
    print("MAE", Experiment("rents.csv").run())
