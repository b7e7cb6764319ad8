import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder
from sklearn.pipeline import make_pipeline


def feature_engineering(df):
    df = df.copy()
    df["Title"] = df["Name"].str.extract(r" ([A-Za-z]+)\.", expand=False)
    df["Title"] = df["Title"].where(df["Title"].isin(["Mr", "Mrs", "Miss", "Master"]), "Rare")
    df["FareBand"] = pd.qcut(df["Fare"], 5, labels=False)
    df["Embarked"] = df["Embarked"].fillna("S")
    return df[["Pclass", "Sex", "Title", "FareBand", "Embarked"]]


titanic = pd.read_csv("train.csv")
survived = titanic["Survived"]

X = feature_engineering(titanic)
X_train, X_test, y_train, y_test = train_test_split(X, survived, test_size=0.25, random_state=123)

lr = make_pipeline(OneHotEncoder(handle_unknown="ignore"), LogisticRegression(max_iter=500))
lr.fit(X_train, y_train)
print("score", lr.score(X_test, y_test))
