# # House Prices: iterative imputation + XGB
# Simple but strong baseline. **RMSLE ~0.12x**

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.experimental import enable_iterative_imputer  # noqa
from sklearn.impute import IterativeImputer
from sklearn.linear_model import BayesianRidge
from sklearn.model_selection import KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from xgboost import XGBRegressor
# %matplotlib inline

df = pd.read_csv('../input/house-prices/train.csv', index_col='Id')
df.shape

df.isna().mean().sort_values(ascending=False).head(20).plot.barh(figsize=(6, 6));

# `SalePrice` is skewed, so we go to log space. NaN in the basement/garage columns means *there is none* (data dictionary).

y = np.log1p(df.pop('SalePrice'))
none_is_zero = ['GarageArea', 'GarageCars', 'TotalBsmtSF', 'BsmtFinSF1', 'BsmtFullBath', 'MasVnrArea']
df[none_is_zero] = df[none_is_zero].fillna(0)

qual = {'Ex': 5, 'Gd': 4, 'TA': 3, 'Fa': 2, 'Po': 1}
for c in ['ExterQual', 'KitchenQual', 'HeatingQC', 'BsmtQual', 'FireplaceQu', 'GarageQual']:
    df[c] = df[c].map(qual).fillna(0)
df['TotalSF'] = df.TotalBsmtSF + df['1stFlrSF'] + df['2ndFlrSF']
df['Age'] = df.YrSold - df.YearBuilt
df['Remod'] = (df.YearBuilt != df.YearRemodAdd).astype(int)
X = df.select_dtypes('number')
X.shape

# Remaining gaps: `LotFrontage`, `GarageYrBlt`.

imp = IterativeImputer(BayesianRidge(), max_iter=15, random_state=0)
X_full = pd.DataFrame(imp.fit_transform(X), index=X.index, columns=X.columns)
X_full.isna().sum().sum()

xgb = XGBRegressor(n_estimators=1500, learning_rate=0.02, max_depth=4,
                   subsample=0.7, colsample_bytree=0.5, reg_lambda=2, random_state=0)
cv = KFold(5, shuffle=True, random_state=2023)
scores = -cross_val_score(xgb, X_full, y, cv=cv, scoring='neg_root_mean_squared_error')
print(scores.round(4), scores.mean().round(5))

xgb.fit(X_full, y)
pd.Series(xgb.feature_importances_, index=X.columns).nlargest(15).plot.barh();

# Thanks for reading, comments are welcome!
