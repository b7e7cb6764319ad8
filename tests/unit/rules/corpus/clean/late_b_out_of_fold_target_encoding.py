import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import KFold, train_test_split


def oof_encode(train, test, col, target, n=5):
    prior = train[target].mean()
    enc = pd.Series(prior, index=train.index)
    for a, b in KFold(n, shuffle=True, random_state=0).split(train):
        means = train.iloc[a].groupby(col)[target].mean()
        enc.iloc[b] = train.iloc[b][col].map(means).fillna(prior).to_numpy()
    full = train.groupby(col)[target].mean()
    return enc, test[col].map(full).fillna(prior)


data = pd.read_csv("hotel_bookings.csv", usecols=["is_canceled", "country", "agent", "lead_time"])
data["agent"] = data["agent"].fillna(-1)
train, test = train_test_split(data, test_size=0.2, random_state=0)
train, test = train.copy(), test.copy()
for c in ["country", "agent"]:
    train[c + "_te"], test[c + "_te"] = oof_encode(train, test, c, "is_canceled")
cols = ["country_te", "agent_te", "lead_time"]
lr = LogisticRegression(max_iter=1000).fit(train[cols], train["is_canceled"])
print(roc_auc_score(test["is_canceled"], lr.predict_proba(test[cols])[:, 1]))
