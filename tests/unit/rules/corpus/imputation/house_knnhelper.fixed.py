# # House Prices: regularised models and a little boosting

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
# %matplotlib inline

from sklearn.impute import KNNImputer
from sklearn.linear_model import Ridge, Lasso
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_squared_error
import xgboost as xgb

pd.set_option('display.max_columns', 100)

def fix_types(df):
    df = df.copy()
    df['MSSubClass'] = df['MSSubClass'].astype(str)
    df['CentralAir'] = (df['CentralAir'] == 'Y').astype(int)
    return df

def fill_numeric(df, cols, imp):
    df = df.copy()
    df[cols] = imp.transform(df[cols])
    return df

def preprocess(df, imp):
    df = fix_types(df)
    df = fill_numeric(df, NUM, imp)
    df['TotalSF'] = df['TotalBsmtSF'] + df['1stFlrSF'] + df['2ndFlrSF']
    df['Age'] = df['YrSold'] - df['YearBuilt']
    return df

NUM = ['LotFrontage', 'LotArea', 'YearBuilt', 'YearRemodAdd', 'MasVnrArea', 'TotalBsmtSF',
       '1stFlrSF', '2ndFlrSF', 'GrLivArea', 'GarageArea', 'GarageYrBlt', 'OverallQual', 'OverallCond', 'YrSold']
df = pd.read_csv('../input/house-prices-advanced-regression-techniques/train.csv')
print(df.shape)
df.head()

# ### Target
#
# It is skewed, so I take the log.

fig, ax = plt.subplots(1, 2, figsize=(12, 4))
sns.histplot(df['SalePrice'], ax=ax[0])
sns.histplot(np.log1p(df['SalePrice']), ax=ax[1])
plt.show()

na = df[NUM].isna().mean()
na[na > 0].sort_values().plot.barh();

plt.scatter(df['GrLivArea'], df['SalePrice'], s=5)

# the two famous outliers
df = df[~((df['GrLivArea'] > 4000) & (df['SalePrice'] < 300000))].reset_index(drop=True)

feats = NUM + ['CentralAir', 'TotalSF', 'Age']
y = np.log1p(df['SalePrice'])
X_train, X_valid, y_train, y_valid = train_test_split(df.drop('SalePrice', axis=1), y, test_size=0.25, random_state=7)

knn_imp = KNNImputer(n_neighbors=5).fit(X_train[NUM])
X_train = preprocess(X_train, knn_imp)[feats]
X_valid = preprocess(X_valid, knn_imp)[feats]
X_valid.isna().sum().sum()

# ### Models

def rmse(m):
    return np.sqrt(mean_squared_error(y_valid, m.predict(X_valid)))

regs = {'ridge': Ridge(alpha=10), 'lasso': Lasso(alpha=0.0005, max_iter=20000),
        'xgb': xgb.XGBRegressor(n_estimators=600, learning_rate=0.03, max_depth=4, subsample=0.8)}
scores = {}
for k, m in regs.items():
    m.fit(X_train, y_train)
    scores[k] = rmse(m)
    print(f'{k:8s} {scores[k]:.4f}')

imp = pd.Series(regs['xgb'].feature_importances_, index=feats).sort_values()
imp.plot(kind='barh', figsize=(6, 6))
plt.title('XGB importances')

res = y_valid - regs['xgb'].predict(X_valid)
sns.residplot(x=regs['xgb'].predict(X_valid), y=res)
