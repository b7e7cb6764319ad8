import numpy as np
import pandas as pd
from scipy.stats import zscore
from sklearn.ensemble import AdaBoostRegressor
from sklearn.model_selection import train_test_split

boston = pd.read_csv("boston.csv")
X, y = boston.drop("MEDV", axis=1), boston["MEDV"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3)
keep = (np.abs(zscore(X_train)) < 3).all(axis=1)
X_train, y_train = X_train[keep], y_train[keep]
ada = AdaBoostRegressor().fit(X_train, y_train)
print(ada.score(X_test, y_test))
