import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestRegressor

airbnb = pd.read_csv("listings.csv")
airbnb["price"] = airbnb["price"].str.replace(r"[$,]", "", regex=True).astype(float)
by_area = airbnb.groupby("neighbourhood", as_index=False)["price"].mean()
by_area = by_area.rename(columns={"price": "area_price"})
airbnb = airbnb.merge(by_area, on="neighbourhood", how="left")
one, two = train_test_split(airbnb, test_size=0.2, random_state=50)
x = ["area_price", "accommodates", "minimum_nights"]
print(RandomForestRegressor(200).fit(one[x], one["price"]).score(two[x], two["price"]))
