import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestRegressor

df = pd.read_csv("diamonds.csv")
df["cut"] = df["cut"].map({"Fair": 0, "Good": 1, "Very Good": 2, "Premium": 3, "Ideal": 4})
df["carat"] = df["carat"].clip(upper=df["carat"].quantile(0.99))
train, test = train_test_split(df, test_size=0.2, random_state=3)
f = ["carat", "cut", "depth", "table"]
rf = RandomForestRegressor(50).fit(train[f], train["price"])
print(rf.score(test[f], test["price"]))
