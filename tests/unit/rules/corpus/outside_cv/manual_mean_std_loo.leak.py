import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import LeaveOneOut

X, y = np.load("small_x.npy"), np.load("small_y.npy")
errs = []
X = (X - X.mean(0)) / X.std(0)
for tr, te in LeaveOneOut().split(X):
    A, B = X[tr], X[te]
    fit = LinearRegression().fit(A, y[tr])
    errs.append(abs(y[te] - fit.predict(B))[0])
print("LOO MAE", np.mean(errs))
