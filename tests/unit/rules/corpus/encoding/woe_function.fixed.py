import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


def woe(frame, col, target):
    tab = pd.crosstab(frame[col], frame[target]) + 0.5
    good = tab[0] / tab[0].sum()
    bad = tab[1] / tab[1].sum()
    return np.log(good / bad)


german = pd.read_csv("german_credit.csv")
german["bad"] = german["risk"].eq("bad").astype(int)
cols = ["purpose", "housing", "saving_accounts", "checking_account"]
german[cols] = german[cols].fillna("unknown")
train, hold = train_test_split(german, test_size=0.3, stratify=german["bad"], random_state=1)
for c in cols:
    table = woe(train, c, "bad")
    train[c], hold[c] = train[c].map(table), hold[c].map(table).fillna(0)
scorecard = LogisticRegression().fit(train[cols], train["bad"])
print(scorecard.score(hold[cols], hold["bad"]))
