import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

train = pd.read_csv("train.csv")
test = pd.read_csv("test.csv")
combined = pd.concat([train, test], sort=False, ignore_index=True)
n = len(train)

combined["Deck"] = combined["Cabin"].str[0].fillna("U")
combined["IsAlone"] = ((combined["SibSp"] + combined["Parch"]) == 0).astype(int)
combined["Sex"] = (combined["Sex"] == "male").astype(int)
combined["DeckFare"] = combined["Deck"].map(combined.iloc[:n].groupby("Deck")["Fare"].median()).fillna(0)

feats = ["Pclass", "Sex", "IsAlone", "DeckFare"]
train, test = combined.iloc[:n], combined.iloc[n:]
rf = RandomForestClassifier(n_estimators=500, oob_score=True, random_state=0)
rf.fit(train[feats], train["Survived"].astype(int))
print("oob:", rf.oob_score_)
sub = test[["PassengerId"]].assign(Survived=rf.predict(test[feats]))
sub.to_csv("sub.csv", index=False)
