import pandas as pd
from sklearn.model_selection import train_test_split
from catboost import CatBoostClassifier

tmp = pd.read_csv("titanic.csv")
tmp["Title"] = tmp.Name.str.extract(r" ([A-Za-z]+)\.", expand=False)
tmp["Title"] = tmp["Title"].replace(["Mlle", "Ms"], "Miss").replace("Mme", "Mrs")
train, valid = train_test_split(tmp, test_size=0.2, random_state=13)
ages = train.groupby("Title")["Age"].median()
train["Age"] = train["Age"].fillna(train["Title"].map(ages))
valid["Age"] = valid["Age"].fillna(valid["Title"].map(ages))
use = ["Age", "Pclass", "Sex", "Title", "Fare"]
cb = CatBoostClassifier(cat_features=["Sex", "Title"], verbose=0)
cb.fit(train[use], train.Survived)
print(cb.score(valid[use], valid.Survived))
