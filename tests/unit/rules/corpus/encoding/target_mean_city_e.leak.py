import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.ensemble import GradientBoostingRegressor

df = pd.read_csv("rentals.csv")
city_mean = df.groupby("city")["rent"].mean()
df["city_enc"] = df["city"].map(city_mean)

train, test = train_test_split(df, test_size=0.3, random_state=0)
cols = ["city_enc", "area", "rooms", "bathroom", "floor"]
gbr = GradientBoostingRegressor().fit(train[cols], train["rent"])
print(gbr.score(test[cols], test["rent"]))
