import numpy as np
import pandas as pd
from sklearn.svm import SVR

stock = pd.read_csv("GOOG.csv", parse_dates=["Date"], index_col="Date")
c = stock["Close"].to_numpy()
X = np.column_stack([c[i:len(c) - 5 + i] for i in range(5)])
y = c[5:]
m = int(0.75 * len(y))
ix = np.random.RandomState(1).permutation(len(y))
svr = SVR(kernel="linear").fit(X[ix[:m]], y[ix[:m]])
print("r2", svr.score(X[ix[m:]], y[ix[m:]]))
