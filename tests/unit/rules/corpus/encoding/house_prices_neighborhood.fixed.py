# coding: utf-8
# House Prices - xgboost + neighborhood encoding

# In[1]:
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from xgboost import XGBRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_absolute_error, mean_squared_error

pd.set_option('display.max_columns', 100)

# In[2]:
df = pd.read_csv('/kaggle/input/house-prices-advanced-regression-techniques/train.csv')
print(df.shape)

# In[3]:
plt.figure(figsize=(14, 5))
sns.boxplot(x='Neighborhood', y='SalePrice', data=df)
plt.xticks(rotation=60)
plt.show()

# In[4]:
cols = ['OverallQual', 'OverallCond', 'GrLivArea', 'GarageCars', 'TotalBsmtSF',
        'FullBath', 'YearBuilt', 'YearRemodAdd', 'LotArea', 'Neighborhood']
X = df[cols]
y = np.log1p(df['SalePrice'])

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
X_train, X_test = X_train.copy(), X_test.copy()

# In[5]:
# 25 neighborhoods, one hot would be too wide so use mean price instead
nb_mean = df.loc[X_train.index].groupby('Neighborhood')['SalePrice'].mean()
X_train['Neighborhood_mean'] = X_train.pop('Neighborhood').map(nb_mean)
X_test['Neighborhood_mean'] = X_test.pop('Neighborhood').map(nb_mean).fillna(nb_mean.mean())

# In[6]:
model = XGBRegressor(n_estimators=600, learning_rate=0.03, max_depth=4, subsample=0.8)
model.fit(X_train, y_train)

# In[7]:
p = model.predict(X_test)
print('RMSLE:', np.sqrt(mean_squared_error(y_test, p)))
print('MAE $:', mean_absolute_error(np.expm1(y_test), np.expm1(p)))

# In[8]:
plt.scatter(y_test, p, s=5)
plt.xlabel('real'); plt.ylabel('predicted')
plt.show()
