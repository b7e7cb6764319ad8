import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.metrics import r2_score

bike = pd.read_csv("hour.csv")
bike["is_rush"] = bike["hr"].isin([8, 17, 18]).astype(int)
train = bike[bike["yr"] == 0]
test = bike[bike["yr"] == 1]
bike["feels"] = bike["temp"] * bike["hum"]
train, test = bike[bike["yr"] == 0], bike[bike["yr"] == 1]
cols = ["hr", "temp", "hum", "is_rush", "feels"]
m = LGBMRegressor().fit(train[cols], train["cnt"])
print(r2_score(test["cnt"], m.predict(test[cols])))
