import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier

orders = pd.read_csv("orders.csv")
orders["total"] = orders["qty"] * orders["unit_price"]
orders["nth_order"] = orders.groupby("customer_id").cumcount()
some = orders["customer_id"].drop_duplicates().sample(frac=0.75, random_state=1)
train, test = orders[orders["customer_id"].isin(some)], orders[~orders["customer_id"].isin(some)]
f = ["total", "qty", "n_items", "nth_order"]
gb = GradientBoostingClassifier().fit(train[f], train["returned"])
print(gb.score(test[f], test["returned"]))
