import pandas as pd
from catboost import CatBoostRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import r2_score

cars = pd.read_csv("vehicles.csv", usecols=["price", "year", "odometer", "manufacturer", "model", "fuel"])
cars = cars[(cars.price > 500) & (cars.price < 100000)].dropna()
cars["age"] = 2021 - cars["year"]
cars = cars.drop(["year"], axis=1)

cars = cars.reset_index(drop=True)
train_df = cars.sample(frac=0.8, random_state=200)
test_df = cars.drop(train_df.index)

model_price = train_df.groupby(["manufacturer", "model"])["price"].median().rename("model_price").reset_index()
train_df = train_df.merge(model_price, on=["manufacturer", "model"], how="left").drop(columns=["manufacturer", "model"])
test_df = test_df.merge(model_price, on=["manufacturer", "model"], how="left").drop(columns=["manufacturer", "model"])

reg = CatBoostRegressor(iterations=500, cat_features=["fuel"], verbose=0)
reg.fit(train_df.drop(columns="price"), train_df["price"])
print("R2", r2_score(test_df["price"], reg.predict(test_df.drop(columns="price"))))
