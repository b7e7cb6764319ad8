import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

p = pd.read_csv("people.csv")
p["age"] = p["age"].clip(0, 100)
p["percent"] = (p["percent"] - 50) / 50
p["weight_kg"] = p["weight_lb"] * 0.4536
p["bmi"] = p["weight_kg"] / (p["height_m"] ** 2)
p["age_group"] = pd.cut(p["age"], [0, 18, 35, 65, 101], labels=False, right=False)
x = ["age_group", "percent", "bmi"]
tr, te = train_test_split(p, test_size=0.3, random_state=3)
print(RandomForestRegressor().fit(tr[x], tr["cost"]).score(te[x], te["cost"]))
