# ### Basket value at checkout - which visits will be > 50 EUR?
# Analyst: Marta. Data: loyalty card visits, one row = one visit, random sample of 120k.

import pandas as pd
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import roc_auc_score, average_precision_score

visits = pd.read_csv("visits_sample.csv", parse_dates=["ts"])
visits["big"] = (visits.basket_eur > 50).astype(int)
visits["hour"] = visits.ts.dt.hour
visits["weekday"] = visits.ts.dt.weekday
visits["payday"] = visits.ts.dt.day.isin([1, 2, 28, 29, 30, 31]).astype(int)
visits.head()

visits.pivot_table(index="weekday", columns="hour", values="big").style.background_gradient()

# Store level behaviour: how much do people usually spend there?

store = visits.groupby("store_id").basket_eur.agg(store_mean="mean", store_std="std", store_n="size")
visits = visits.merge(store, left_on="store_id", right_index=True, how="left")

train, test = train_test_split(visits, test_size=0.25, random_state=3)

feats = ["hour", "weekday", "payday", "member_years", "has_app", "store_mean", "store_std", "store_n"]
train_X = train[feats].fillna(0)
test_X = test[feats].fillna(0)

rf = RandomForestClassifier(n_estimators=300, min_samples_leaf=20, n_jobs=-1, random_state=3)
rf.fit(train_X, train.big)

p = rf.predict_proba(test_X)[:, 1]
print("AUC %.4f  AP %.4f  base %.4f" % (roc_auc_score(test.big, p), average_precision_score(test.big, p), test.big.mean()))

# gains chart
g = test.assign(p=p).sort_values("p", ascending=False).reset_index(drop=True)
g["decile"] = (np.arange(len(g)) * 10 // len(g)) + 1
g.groupby("decile").big.mean().plot.bar(title="share of big baskets per score decile")
