import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import mean_absolute_percentage_error

sales = pd.read_csv("store_item.csv", parse_dates=["date"]).query("store == 1 and item == 1")
sales = sales.sort_values("date").set_index("date")

sales["lag7"] = sales["sales"].shift(7)
sales["trend"] = sales["sales"].rolling(15, center=True).mean()
sales["dow"] = sales.index.dayofweek
sales = sales.dropna()

train, test = sales[:"2016-12-31"], sales["2017-01-01":]
cols = ["lag7", "trend", "dow"]
rf = RandomForestRegressor(n_estimators=300, random_state=0)
rf.fit(train[cols], train["sales"])
print(mean_absolute_percentage_error(test["sales"], rf.predict(test[cols])))
