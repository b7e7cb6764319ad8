# Air quality: predict next-hour CO from the sensor array
import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.metrics import mean_absolute_error

aq = pd.read_csv("AirQualityUCI.csv", sep=";", decimal=",").iloc[:, :15]
aq["ts"] = pd.to_datetime(aq["Date"] + " " + aq["Time"], format="%d/%m/%Y %H.%M.%S")
aq = aq.set_index("ts").drop(columns=["Date", "Time"]).replace(-200, np.nan).sort_index()

sensors = ["PT08.S1(CO)", "PT08.S2(NMHC)", "PT08.S3(NOx)", "PT08.S4(NO2)", "PT08.S5(O3)", "T", "RH"]
# sensors drop out for some hours, close the gaps
aq[sensors] = aq[sensors].interpolate(method="time", limit_direction="both")
aq["y"] = aq["CO(GT)"].shift(-1)
aq = aq.dropna(subset=["y"] + sensors)

split_at = pd.Timestamp("2005-01-01")
train, test = aq[aq.index < split_at - pd.Timedelta(hours=1)], aq[aq.index >= split_at]

reg = ExtraTreesRegressor(n_estimators=200, random_state=3)
reg.fit(train[sensors], train["y"])
print("MAE", mean_absolute_error(test["y"], reg.predict(test[sensors])))
