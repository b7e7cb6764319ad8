import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split

cars = pd.read_csv("used_cars.csv")

# replace every brand by its average price
a, b = train_test_split(cars, test_size=0.2, random_state=10)
a, b = a.copy(), b.copy()
brand_price = a.groupby("brand")["price"].mean()
a["brand_enc"] = a["brand"].map(brand_price)
b["brand_enc"] = b["brand"].map(brand_price).fillna(a["price"].mean())
cols = ["brand_enc", "km", "year", "power"]
gbr = GradientBoostingRegressor(random_state=10)
gbr.fit(a[cols], a["price"])
print(r2_score(b["price"], gbr.predict(b[cols])))
