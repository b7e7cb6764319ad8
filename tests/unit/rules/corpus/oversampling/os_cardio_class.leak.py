import pandas as pd
from imblearn.combine import SMOTETomek
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import train_test_split


class Experiment:
    def __init__(self, csv, label, seed=0):
        self.data = pd.read_csv(csv)
        self.label = label
        self.seed = seed

    @property
    def xy(self):
        return self.data.drop(columns=self.label), self.data[self.label]

    def setup(self):
        x, y = self.xy
        x, y = SMOTETomek(random_state=self.seed).fit_resample(x, y)
        self.x_tr, self.x_te, self.y_tr, self.y_te = train_test_split(x, y, test_size=0.3, random_state=self.seed)
        return self

    def run(self):
        gb = GradientBoostingClassifier(random_state=self.seed)
        gb.fit(self.x_tr, self.y_tr)
        self.score = balanced_accuracy_score(self.y_te, gb.predict(self.x_te))
        return self


print(Experiment("heart_failure.csv", "DEATH_EVENT").setup().run().score)
