import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsRegressor

q = pd.read_csv("questionnaire.csv")
items = [c for c in q if c.startswith("q_")]
q["mean_item"] = q[items].mean(axis=1)
q["spread"] = q[items].std(axis=1)
q["n_missing"] = q[items].isna().sum(axis=1)
q[items] = q[items].sub(q[items].mean(axis=1), axis=0).fillna(0)
tr, te = train_test_split(q, random_state=0)
f = items + ["mean_item", "spread", "n_missing"]
print(KNeighborsRegressor().fit(tr[f], tr["gpa"]).score(te[f], te["gpa"]))
