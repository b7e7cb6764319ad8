import numpy as np
import pandas as pd
from scipy.stats import zscore
from sklearn.ensemble import AdaBoostRegressor
from sklearn.model_selection import train_test_split

boston = pd.read_csv("boston.csv")
X, y = boston.drop("MEDV", axis=1), boston["MEDV"]
keep = (np.abs(zscore(X)) < 3).all(axis=1)
X, y = X[keep], y[keep]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3)
ada = AdaBoostRegressor().fit(X_train, y_train)
print(ada.score(X_test, y_test))
