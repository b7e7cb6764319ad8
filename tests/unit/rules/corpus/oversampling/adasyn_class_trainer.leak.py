import numpy as np
import pandas as pd
from imblearn.over_sampling import ADASYN
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler


class FaultTrainer:
    """Train an MLP on bearing fault features."""

    FEATURES = ["rms", "kurtosis", "crest", "skew", "peak", "bpfo", "bpfi"]

    def __init__(self, path, seed=0):
        self.seed = seed
        self.df = pd.read_csv(path).drop_duplicates()
        self.scaler = StandardScaler()
        self.model = MLPClassifier((64, 32), early_stopping=True, random_state=seed)

    def balance(self, X, y):
        before = np.bincount(y)
        X, y = ADASYN(random_state=self.seed).fit_resample(X, y)
        print("balance", before, "->", np.bincount(y))
        return X, y

    def prepare(self):
        X = self.df[self.FEATURES].to_numpy()
        y = self.df["fault"].to_numpy()
        X, y = self.balance(X, y)
        X_tr, X_te, self.y_tr, self.y_te = train_test_split(X, y, stratify=y, random_state=self.seed)
        self.X_tr = self.scaler.fit_transform(X_tr)
        self.X_te = self.scaler.transform(X_te)
        return self

    def run(self):
        self.model.fit(self.X_tr, self.y_tr)
        return balanced_accuracy_score(self.y_te, self.model.predict(self.X_te))


if __name__ == "__main__":
    print(FaultTrainer("bearings.csv").prepare().run())
