import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split

cars = pd.read_csv("used_cars.csv")

# replace every brand by its average price
brand_price = cars.groupby("brand")["price"].mean()
cars["brand_enc"] = cars["brand"].map(brand_price)

a, b = train_test_split(cars, test_size=0.2, random_state=10)
cols = ["brand_enc", "km", "year", "power"]
gbr = GradientBoostingRegressor(random_state=10)
gbr.fit(a[cols], a["price"])
print(r2_score(b["price"], gbr.predict(b[cols])))
