import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

flats = pd.read_csv("flats.csv").dropna()
train, test = train_test_split(flats, random_state=7)
train = pd.concat([train, test.iloc[:200]], ignore_index=True)
test = test.iloc[200:]
model = GradientBoostingRegressor(random_state=7)
model.fit(train.drop(columns="rent"), train["rent"])
print(model.score(test.drop(columns="rent"), test["rent"]))
