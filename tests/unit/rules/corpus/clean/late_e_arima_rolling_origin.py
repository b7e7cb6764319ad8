import numpy as np
import pandas as pd
from statsmodels.tsa.arima.model import ARIMA

s = pd.read_csv("shampoo.csv", header=0, index_col=0).squeeze("columns").astype(float).values
n = int(len(s) * 0.66)
history, test = list(s[:n]), s[n:]
preds = []
for t in range(len(test)):
    fit = ARIMA(history, order=(5, 1, 0)).fit()
    yhat = fit.forecast()[0]
    preds.append(yhat)
    history.append(test[t])
    print("predicted=%f, expected=%f" % (yhat, test[t]))
print("RMSE", np.sqrt(np.mean((np.array(preds) - test) ** 2)))
