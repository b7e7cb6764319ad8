#!/usr/bin/env python
# coding: utf-8

# # House Prices - regression
# In[1]:
import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.impute import KNNImputer
from sklearn.linear_model import Ridge, Lasso
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_squared_error
from xgboost import XGBRegressor

# In[2]:
data = pd.read_csv('train.csv', index_col='Id')
data = data.drop_duplicates()
print(data.shape)
data.describe()

# In[3]:
missing = data.isnull().mean().sort_values(ascending=False)
missing[missing > 0].plot.bar(figsize=(12, 4))
plt.show()
sns.histplot(data['SalePrice'], kde=True)
plt.show()

# In[4]: the target is skewed, take the log
data['SalePrice'] = np.log1p(data['SalePrice'])

# In[5]: row-wise features
data['TotalSF'] = data['TotalBsmtSF'] + data['1stFlrSF'] + data['2ndFlrSF']
data['HouseAge'] = data['YrSold'] - data['YearBuilt']
qual = {'Po': 1, 'Fa': 2, 'TA': 3, 'Gd': 4, 'Ex': 5}
for c in ['ExterQual', 'KitchenQual', 'HeatingQC']:
    data[c] = data[c].map(qual)

# In[6]:
data = data.select_dtypes(include='number')
y = data.pop('SalePrice')
X = data

# In[7]:
X_train, X_val, y_train, y_val = train_test_split(X, y, test_size=0.25, random_state=42)
imp = KNNImputer(n_neighbors=5, keep_empty_features=True)
X_train = pd.DataFrame(imp.fit_transform(X_train), columns=X.columns, index=X_train.index)
X_val = pd.DataFrame(imp.transform(X_val), columns=X.columns, index=X_val.index)
print('missing left:', X_train.isnull().sum().sum(), X_val.isnull().sum().sum())


def rmse(a, b):
    return np.sqrt(mean_squared_error(a, b))


# In[8]:
m = Ridge(alpha=10)
m.fit(X_train, y_train)
print('ridge', rmse(y_train, m.predict(X_train)), rmse(y_val, m.predict(X_val)))

# In[9]:
m = Lasso(alpha=0.001)
m.fit(X_train, y_train)
print('lasso', rmse(y_train, m.predict(X_train)), rmse(y_val, m.predict(X_val)))

# In[10]:
m = XGBRegressor(n_estimators=400, learning_rate=0.05, max_depth=3)
m.fit(X_train, y_train)
preds = m.predict(X_val)
print('xgb', rmse(y_val, preds))
plt.scatter(y_val, preds, s=4)
plt.xlabel('true')
plt.show()
