import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import LeaveOneOut

X, y = np.load("small_x.npy"), np.load("small_y.npy")
errs = []
for tr, te in LeaveOneOut().split(X):
    m, s = X[tr].mean(0), X[tr].std(0)
    A, B = (X[tr] - m) / s, (X[te] - m) / s
    fit = LinearRegression().fit(A, y[tr])
    errs.append(abs(y[te] - fit.predict(B))[0])
print("LOO MAE", np.mean(errs))
