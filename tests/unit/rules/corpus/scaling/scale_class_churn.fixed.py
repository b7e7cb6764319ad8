from dataclasses import dataclass, field

import pandas as pd
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import RobustScaler


@dataclass
class ChurnJob:
    path: str
    seed: int = 13
    scaler: RobustScaler = field(default_factory=RobustScaler)

    columns = ("tenure", "MonthlyCharges", "TotalCharges", "n_calls")

    def _read(self):
        d = pd.read_csv(self.path)
        d["TotalCharges"] = pd.to_numeric(d["TotalCharges"], errors="coerce")
        d = d.dropna(subset=["TotalCharges"])
        return d[list(self.columns)], d["Churn"].eq("Yes").astype(int)

    def run(self):
        X, y = self._read()
        Xa, Xb, ya, yb = train_test_split(X, y, test_size=0.25, stratify=y, random_state=self.seed)
        Xa = self.scaler.fit_transform(Xa)
        Xb = self.scaler.transform(Xb)
        mlp = MLPClassifier((32, 16), max_iter=400, random_state=self.seed)
        mlp.fit(Xa, ya)
        return f1_score(yb, mlp.predict(Xb))


if __name__ == "__main__":
    print("F1 =", ChurnJob("telco.csv").run())
