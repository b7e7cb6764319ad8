import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold
from sklearn.preprocessing import PowerTransformer

d = pd.read_csv("airfoil.csv")
X, y = d.iloc[:, :-1].values, d.iloc[:, -1].values
out = []
for i, j in KFold(4, shuffle=True, random_state=2).split(X):
    pt = PowerTransformer()
    Xi = pt.fit_transform(X[i])
    Xj = pt.fit_transform(X[j])
    out.append(Ridge().fit(Xi, y[i]).score(Xj, y[j]))
print(np.round(out, 3), np.mean(out))
