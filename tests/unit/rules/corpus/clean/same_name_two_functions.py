import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def explore(X):
    X = StandardScaler().fit_transform(X)
    print(abs(X).max(axis=0))


def learn(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    print(RandomForestClassifier().fit(X_train, y_train).score(X_test, y_test))


d = pd.read_csv("d.csv")
y = d.pop("y")
explore(d)
learn(d, y)
