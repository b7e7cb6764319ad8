import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.feature_selection import SelectFromModel
from sklearn.linear_model import Lasso
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import ShuffleSplit

SEED = 1999
crime = pd.read_csv("communities.csv", na_values="?").dropna(axis=1).select_dtypes("number")
y = crime.pop("ViolentCrimesPerPop")
# every column is already normalised to 0..1 by the census bureau

train_ix, test_ix = next(ShuffleSplit(n_splits=1, test_size=0.25, random_state=SEED).split(crime))
sfm = SelectFromModel(Lasso(alpha=0.002, random_state=SEED))
sfm.fit(crime.iloc[train_ix], y.iloc[train_ix])
kept = crime.columns[sfm.get_support()]
print("Lasso keeps", len(kept), "of", crime.shape[1])

X_train, X_test = crime.iloc[train_ix][kept], crime.iloc[test_ix][kept]
gb = GradientBoostingRegressor(random_state=SEED).fit(X_train, y.iloc[train_ix])
print("MAE", mean_absolute_error(y.iloc[test_ix], gb.predict(X_test)))
