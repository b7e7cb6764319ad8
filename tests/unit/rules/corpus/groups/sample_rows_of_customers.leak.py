import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier

orders = pd.read_csv("orders.csv")
orders["total"] = orders["qty"] * orders["unit_price"]
orders["nth_order"] = orders.groupby("customer_id").cumcount()
train = orders.sample(frac=0.75, random_state=1)
test = orders.drop(train.index)
f = ["total", "qty", "n_items", "nth_order"]
gb = GradientBoostingClassifier().fit(train[f], train["returned"])
print(gb.score(test[f], test["returned"]))
