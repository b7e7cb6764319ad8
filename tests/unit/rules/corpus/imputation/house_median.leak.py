import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import xgboost as xgb
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_squared_error

train = pd.read_csv('/kaggle/input/house-prices-advanced-regression-techniques/train.csv')
print(train.shape)

# most of the houses without garage have missing values there
for c in ['GarageType', 'GarageFinish', 'PoolQC', 'Fence', 'Alley']:
    train[c] = train[c].fillna('None')
train['GarageArea'] = train['GarageArea'].fillna(0)

plt.hist(np.log1p(train['SalePrice']), bins=40)
plt.show()

num_cols = ['LotFrontage', 'MasVnrArea', 'LotArea', 'GrLivArea', 'OverallQual', 'YearBuilt', 'GarageArea']
for c in num_cols:
    train[c].fillna(train[c].median(), inplace=True)

X_train, X_valid, y_train, y_valid = train_test_split(
    train[num_cols], np.log1p(train['SalePrice']), test_size=0.2, random_state=2020)

model = xgb.XGBRegressor(n_estimators=400, learning_rate=0.05, max_depth=4)
model.fit(X_train, y_train)
preds = model.predict(X_valid)
print('RMSLE:', np.sqrt(mean_squared_error(y_valid, preds)))
