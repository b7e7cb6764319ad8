import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

taxi = pd.read_csv("nyc_taxi.csv", nrows=200_000)
taxi = taxi[taxi["fare_amount"] > 0]
lim = taxi["fare_amount"].mean() + 3 * taxi["fare_amount"].std()
taxi = taxi[taxi["fare_amount"] < lim]
train, test = train_test_split(taxi, test_size=0.1, random_state=0)
xs = ["pickup_longitude", "pickup_latitude", "dropoff_longitude", "dropoff_latitude"]
gb = GradientBoostingRegressor().fit(train[xs], train["fare_amount"])
print(mean_squared_error(test["fare_amount"], gb.predict(test[xs])) ** 0.5)
