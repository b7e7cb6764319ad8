import pandas as pd
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split


def load():
    d = pd.read_csv("phishing.csv")
    return d.drop(columns="Result"), d["Result"]


def train(X, y):
    return ExtraTreesClassifier(n_estimators=200, random_state=0).fit(X, y)


def test(model, X, y):
    return f1_score(y, model.predict(X), average="macro")


X, y = load()
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
model = train(X, y)
print("F1 on test data: %.3f" % test(model, X_test, y_test))
