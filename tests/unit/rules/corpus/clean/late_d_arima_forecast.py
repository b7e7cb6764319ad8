import pandas as pd
import numpy as np
from statsmodels.tsa.arima.model import ARIMA
from sklearn.metrics import mean_squared_error

series = pd.read_csv('shampoo.csv', index_col=0)['Sales']
X = series.values
size = int(len(X) * 0.66)
train, test = X[0:size], X[size:]
history = [x for x in train]
predictions = []
for t in range(len(test)):
    model_fit = ARIMA(history, order=(5, 1, 0)).fit()
    yhat = model_fit.forecast()[0]
    predictions.append(yhat)
    history.append(test[t])
    print('predicted=%f, expected=%f' % (yhat, test[t]))
print('Test RMSE: %.3f' % np.sqrt(mean_squared_error(test, predictions)))
