import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import mean_absolute_percentage_error
from sklearn.model_selection import KFold, train_test_split

listings = pd.read_csv("listings.csv.gz", low_memory=False)
listings["price"] = listings["price"].str.replace(r"[$,]", "", regex=True).astype(float)
listings = listings.query("10 < price < 1000").reset_index(drop=True)

print(listings["room_type"].value_counts())
print(listings.groupby("neighbourhood_cleansed")["price"].agg(["count", "median"]).sort_values("median").tail(10))
print(listings[["accommodates", "bedrooms", "beds"]].describe().round(2))

room = {"Entire home/apt": 3, "Hotel room": 2, "Private room": 1, "Shared room": 0}
listings["room"] = listings["room_type"].map(room)
listings["has_wifi"] = listings["amenities"].str.contains("wifi", case=False).astype(int)
listings["n_amenities"] = listings["amenities"].str.count(",") + 1
listings["host_years"] = 2023 - pd.to_datetime(listings["host_since"]).dt.year

num = ["accommodates", "bedrooms", "beds", "minimum_nights", "number_of_reviews"]
num += ["room", "has_wifi", "n_amenities", "host_years"]
train, test = train_test_split(listings, test_size=0.2, random_state=17)
train, test = train.reset_index(drop=True), test.reset_index(drop=True)

# average nightly price in the hood is the best single predictor (out of fold for the training rows)
train["hood_price"] = np.nan
for a, b in KFold(5, shuffle=True, random_state=17).split(train):
    means = train.iloc[a].groupby("neighbourhood_cleansed")["price"].mean()
    train.loc[b, "hood_price"] = train.loc[b, "neighbourhood_cleansed"].map(means).values
test["hood_price"] = test["neighbourhood_cleansed"].map(train.groupby("neighbourhood_cleansed")["price"].mean())

gbr = HistGradientBoostingRegressor(max_iter=300, random_state=17)
gbr.fit(train[num + ["hood_price"]], np.log(train["price"]))
est = np.exp(gbr.predict(test[num + ["hood_price"]]))
print("MAPE", mean_absolute_percentage_error(test["price"], est))
