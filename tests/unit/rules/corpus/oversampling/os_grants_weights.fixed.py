import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import precision_recall_fscore_support

grants = pd.read_csv("grants.csv")
grants["awarded"] = grants["awarded"].astype(int)

train = grants.sample(frac=0.8, random_state=15)
test = grants.drop(train.index)
minority = train[train["awarded"] == 1].sample(frac=4, replace=True, random_state=15)
train = pd.concat([train, minority], ignore_index=True)

x = ["amount", "team_size", "past_awards", "pages"]
rf = RandomForestClassifier(n_estimators=200, random_state=15)
rf.fit(train[x], train["awarded"])
print(precision_recall_fscore_support(test["awarded"], rf.predict(test[x]), average="binary"))
