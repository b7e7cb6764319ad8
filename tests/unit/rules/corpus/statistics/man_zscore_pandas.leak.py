import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

cancer = pd.read_csv("wdbc.csv").drop(columns=["id"])
cancer["diagnosis"] = cancer["diagnosis"].map({"M": 1, "B": 0})
y = cancer["diagnosis"]
X = cancer.drop(columns="diagnosis")

X = (X - X.mean()) / X.std()

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=16)

clf = LogisticRegression(max_iter=500).fit(X_train, y_train)
print("Accuracy:", accuracy_score(y_test, clf.predict(X_test)))
