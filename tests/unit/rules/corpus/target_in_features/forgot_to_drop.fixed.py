import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

bc = pd.read_csv("breast_cancer.csv")
bc["diagnosis"] = bc["diagnosis"].map({"M": 1, "B": 0})
y = bc["diagnosis"]
X = bc.drop(columns=["id", "diagnosis"])
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
rf = RandomForestClassifier().fit(X_train, y_train)
print(rf.score(X_test, y_test))
