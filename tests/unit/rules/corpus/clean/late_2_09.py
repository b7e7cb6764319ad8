import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

train = pd.read_csv("train.csv")
test = pd.read_csv("labelled_test.csv")

data = pd.concat([train, test], keys=["train", "test"])
data["Age"] = data["Age"].fillna(-1)
data["Cabin"] = data["Cabin"].fillna("U").str[0]
data["Deck"] = data["Cabin"].map({d: i for i, d in enumerate("UABCDEFGT")})
data["Embarked"] = data["Embarked"].fillna("S").map({"S": 0, "C": 1, "Q": 2})
data["Sex"] = (data["Sex"] == "male").astype(int)
data["LogFare"] = np.log1p(data["Fare"].fillna(0))
data["AgeBand"] = pd.cut(data["Age"], [-2, 0, 12, 18, 40, 60, 120], labels=False)
data["FamilySize"] = data["SibSp"] + data["Parch"] + 1

cols = ["Pclass", "Sex", "AgeBand", "LogFare", "Embarked", "Deck", "FamilySize"]
tr, te = data.loc["train"], data.loc["test"]
hgb = HistGradientBoostingClassifier(random_state=0).fit(tr[cols], tr["Survived"])
print("AUC", roc_auc_score(te["Survived"], hgb.predict_proba(te[cols])[:, 1]))
