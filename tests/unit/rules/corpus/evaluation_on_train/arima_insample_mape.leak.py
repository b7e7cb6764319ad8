import numpy as np
import pandas as pd
from statsmodels.tsa.statespace.sarimax import SARIMAX

sales = pd.read_csv('monthly_champagne.csv', parse_dates=['Month'], index_col='Month')['Sales'].asfreq('MS')
test = sales['1971-01-01':]
model = SARIMAX(sales, order=(1, 1, 1), seasonal_order=(0, 1, 1, 12))
res = model.fit(disp=False)
print(res.summary())

forecast = res.predict(start=test.index[0], end=test.index[-1])
mape = np.mean(np.abs((test - forecast) / test)) * 100
print('Forecast MAPE: %.2f%%' % mape)
