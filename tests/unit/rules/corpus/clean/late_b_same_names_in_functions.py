import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def scale(X, scaler=None):
    if scaler is None:
        scaler = StandardScaler().fit(X)
    return scaler.transform(X), scaler


def evaluate(X, y, model):
    return model.score(X, y)


df = pd.read_csv("haberman.csv", names=["age", "year", "nodes", "status"])
X, y = df.drop(columns="status"), df["status"]
X, X_hold, y, y_hold = train_test_split(X, y, test_size=0.3, random_state=0)
X, scaler = scale(X)
model = LogisticRegression().fit(X, y)
X, _ = scale(X_hold, scaler)
print(evaluate(X, y_hold, model))
