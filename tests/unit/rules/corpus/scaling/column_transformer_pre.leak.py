import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import LinearSVC


class HeartExperiment:
    numeric = ["age", "trestbps", "chol", "thalach", "oldpeak"]
    binary = ["sex", "fbs", "exang"]

    def __init__(self, csv_path):
        self.df = pd.read_csv(csv_path)
        self.ct = ColumnTransformer(
            [("num", Pipeline([("mm", MinMaxScaler())]), self.numeric)],
            remainder="passthrough",
        )

    def fit_transform(self):
        X = self.df[self.numeric + self.binary]
        y = (self.df["num"] > 0).astype(int)
        X = self.ct.fit_transform(X)
        self.parts = train_test_split(X, y, test_size=0.25, random_state=3, stratify=y)
        return self

    def run(self):
        a, b, ya, yb = self.parts
        out = {}
        for est in (LogisticRegression(max_iter=400), LinearSVC(dual=False),
                    RandomForestClassifier(200, random_state=1)):
            out[est.__class__.__name__] = f1_score(yb, est.fit(a, ya).predict(b))
        return pd.Series(out, name="f1")


if __name__ == "__main__":
    print(HeartExperiment("heart_cleveland.csv").fit_transform().run())
