import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from statsmodels.tsa.seasonal import seasonal_decompose
from statsmodels.tsa.statespace.sarimax import SARIMAX

air = pd.read_csv("AirPassengers.csv", parse_dates=["Month"], index_col="Month").asfreq("MS")
ts = np.log(air["#Passengers"])

seasonal_decompose(ts).plot()
plt.savefig("decomposition.png")

train, test = ts[:"1958-12"], ts["1959-01":]
res = SARIMAX(train, order=(1, 1, 1), seasonal_order=(0, 1, 1, 12)).fit(disp=False)
print(res.summary())

fc = np.exp(res.forecast(steps=len(test)))
actual = np.exp(test)
plt.figure()
plt.plot(actual, label="actual")
plt.plot(fc, label="forecast")
plt.legend()
plt.savefig("forecast.png")

mape = np.mean(np.abs((actual - fc) / actual)) * 100
print(f"forecast MAPE: {mape:.2f} %")
