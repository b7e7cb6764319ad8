import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.model_selection import train_test_split

mpg = (
    pd.read_csv("auto-mpg.csv", na_values="?")
    .dropna()
    .rename(columns=str.lower)
    .drop(columns="car name")
)
train, test = train_test_split(mpg, test_size=0.2, random_state=2024)
middle = train["weight"].median()
train = train.assign(heavy=lambda d: (d["weight"] > middle).astype(int))
test = test.assign(heavy=lambda d: (d["weight"] > middle).astype(int))
et = ExtraTreesRegressor(random_state=0).fit(train.drop(columns="mpg"), train["mpg"])
print(et.score(test.drop(columns="mpg"), test["mpg"]))
