import pandas as pd
import numpy as np
from statsmodels.tsa.statespace.sarimax import SARIMAX

air = pd.read_csv("AirPassengers.csv", parse_dates=["Month"], index_col="Month")["#Passengers"].asfreq("MS")
log_air = np.log(air)
train, test = log_air[:"1957-12"], log_air["1958-01":]


def mape(actual, forecast):
    return float(np.mean(np.abs((actual - forecast) / actual)) * 100)


fit = SARIMAX(log_air, order=(1, 1, 1), seasonal_order=(0, 1, 1, 12)).fit(disp=False)
fc = np.exp(fit.predict(start=test.index[0], end=test.index[-1]))
print("MAPE on hold-out: %.2f%%" % mape(np.exp(test), fc))
