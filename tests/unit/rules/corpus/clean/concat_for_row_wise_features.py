import pandas as pd
from lightgbm import LGBMClassifier

train, test = pd.read_csv("train.csv"), pd.read_csv("test.csv")
n = len(train)
both = pd.concat([train, test], ignore_index=True)
both["Title"] = both["Name"].str.extract(r", (\w+)\.", expand=False)
both["Family"] = both["SibSp"] + both["Parch"] + 1
both["Alone"] = (both["Family"] == 1).astype(int)
both = pd.get_dummies(both.drop(columns=["Name", "Ticket", "Cabin"]), columns=["Title", "Sex", "Embarked"])
train, test = both.iloc[:n], both.iloc[n:]
feats = [c for c in both if c not in ("Survived", "PassengerId")]
clf = LGBMClassifier().fit(train[feats], train["Survived"])
pd.DataFrame({"PassengerId": test["PassengerId"], "Survived": clf.predict(test[feats])}).to_csv("out.csv", index=False)
