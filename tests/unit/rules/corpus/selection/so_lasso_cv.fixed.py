import numpy as np
from sklearn.datasets import make_regression
from sklearn.feature_selection import SelectFromModel
from sklearn.linear_model import LassoCV, LinearRegression
from sklearn.model_selection import train_test_split

X, y = make_regression(n_samples=120, n_features=500, n_informative=5, noise=20, random_state=1)
Xa, Xb, ya, yb = train_test_split(X, y, test_size=0.3, random_state=1)
sfm = SelectFromModel(LassoCV(cv=5)).fit(Xa, ya)
Xa, Xb = sfm.transform(Xa), sfm.transform(Xb)
print(LinearRegression().fit(Xa, ya).score(Xb, yb))
