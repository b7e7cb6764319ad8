import sys

import pandas as pd
from sklearn.metrics import cohen_kappa_score, accuracy_score
from sklearn.tree import DecisionTreeClassifier


class Cleaner:
    ORDER = {"Ex": 5, "Gd": 4, "TA": 3, "Fa": 2, "Po": 1}

    def __init__(self, quality, numeric):
        self.quality = list(quality)
        self.numeric = list(numeric)
        self.defaults = {}

    def _most_common(self, s):
        m = s.mode(dropna=True)
        return m.iloc[0] if len(m) else "TA"

    def _middle(self, s):
        return float(s.median())

    def _remember(self, df):
        for kind, how in ((self.quality, self._most_common), (self.numeric, self._middle)):
            for col in kind:
                self.defaults[col] = how(df[col])

    def _apply(self, df):
        df = df.copy()
        for col, value in self.defaults.items():
            df[col] = df[col].fillna(value)
        for col in self.quality:
            df[col] = df[col].map(self.ORDER).astype(int)
        return df

    def clean_both(self, first, second):
        n = len(first)
        stacked = pd.concat([first, second], ignore_index=True)
        self._remember(stacked.iloc[:n])
        stacked = self._apply(stacked)
        return stacked.iloc[:n], stacked.iloc[n:]


def sold_before(df, year):
    early = df["YrSold"] < year
    return df[early], df[~early]


def main(path):
    homes = pd.read_csv(path, usecols=["ExterQual", "KitchenQual", "HeatingQC", "BsmtQual", "LotFrontage",
                                       "GarageYrBlt", "GrLivArea", "YrSold", "OverallQual"])
    homes["grade"] = pd.cut(homes.pop("OverallQual"), [0, 4, 6, 8, 10], labels=False)

    cleaner = Cleaner(["ExterQual", "KitchenQual", "HeatingQC", "BsmtQual"],
                      ["LotFrontage", "GarageYrBlt", "GrLivArea"])
    tr, te = cleaner.clean_both(*sold_before(homes, 2009))

    use = cleaner.quality + cleaner.numeric
    tree = DecisionTreeClassifier(max_depth=7, min_samples_leaf=10, random_state=0)
    tree.fit(tr[use], tr["grade"])
    guess = tree.predict(te[use])
    print("defaults:", cleaner.defaults)
    print("acc  ", accuracy_score(te["grade"], guess))
    print("kappa", cohen_kappa_score(te["grade"], guess, weights="quadratic"))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "train.csv")
