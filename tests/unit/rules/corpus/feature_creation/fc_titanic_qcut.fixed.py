import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder
from sklearn.pipeline import make_pipeline


def feature_engineering(df, fare_edges=None):
    df = df.copy()
    df["Title"] = df["Name"].str.extract(r" ([A-Za-z]+)\.", expand=False)
    df["Title"] = df["Title"].where(df["Title"].isin(["Mr", "Mrs", "Miss", "Master"]), "Rare")
    if fare_edges is None:
        _, fare_edges = pd.qcut(df["Fare"], 5, labels=False, retbins=True)
        fare_edges[0], fare_edges[-1] = -1.0, float("inf")
    df["FareBand"] = pd.cut(df["Fare"], fare_edges, labels=False)
    df["Embarked"] = df["Embarked"].fillna("S")
    return df[["Pclass", "Sex", "Title", "FareBand", "Embarked"]], fare_edges


titanic = pd.read_csv("train.csv")
survived = titanic["Survived"]

raw_train, raw_test, y_train, y_test = train_test_split(titanic, survived, test_size=0.25, random_state=123)
X_train, edges = feature_engineering(raw_train)
X_test, _ = feature_engineering(raw_test, edges)

lr = make_pipeline(OneHotEncoder(handle_unknown="ignore"), LogisticRegression(max_iter=500))
lr.fit(X_train, y_train)
print("score", lr.score(X_test, y_test))
