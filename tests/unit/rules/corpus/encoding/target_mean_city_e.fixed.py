import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.ensemble import GradientBoostingRegressor

df = pd.read_csv("rentals.csv")
train, test = train_test_split(df, test_size=0.3, random_state=0)
train, test = train.copy(), test.copy()
city_mean = train.groupby("city")["rent"].mean()
overall = train["rent"].mean()
train["city_enc"] = train["city"].map(city_mean)
test["city_enc"] = test["city"].map(city_mean).fillna(overall)

cols = ["city_enc", "area", "rooms", "bathroom", "floor"]
gbr = GradientBoostingRegressor().fit(train[cols], train["rent"])
print(gbr.score(test[cols], test["rent"]))
