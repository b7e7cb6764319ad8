import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import train_test_split

b = pd.read_csv("bookings.csv")
train, test = train_test_split(b, test_size=0.25, random_state=5)
train, test = train.copy(), test.copy()
rate = train.groupby("agent")["cancelled"].mean()
prior = train["cancelled"].mean()
for part in (train, test):
    part["agent_rate"] = part["agent"].map(rate).fillna(prior)
    part["lead"] = part["lead_time"].fillna(train["lead_time"].median())
cols = ["agent_rate", "lead"]
gb = GradientBoostingClassifier().fit(train[cols], train["cancelled"])
print(gb.score(test[cols], test["cancelled"]))
