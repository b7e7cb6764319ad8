# coding: utf-8
# # Used car prices
# In[1]:
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.preprocessing import OneHotEncoder
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LinearRegression
from sklearn.ensemble import RandomForestRegressor, GradientBoostingRegressor
from sklearn.metrics import r2_score, mean_absolute_error

# In[2]:
cars = pd.read_csv('/kaggle/input/used-cars/cars.csv')
cars.sample(5)

# In[3]:
print(len(cars))
cars = cars.drop_duplicates()
print(len(cars), 'after removing duplicates')
cars = cars[cars['price'] > 0]

# In[4]:
cars['year'].hist(bins=30)
plt.show()
print(cars['brand'].value_counts().head(10))
print(cars.groupby('fuel')['price'].agg(['mean', 'median', 'count']))

# In[5]:
cars['age'] = 2024 - cars['year']
cars['km_per_year'] = cars['km'] / (cars['age'] + 1)
cars['log_km'] = np.log1p(cars['km'])
cars['automatic'] = np.where(cars['gearbox'] == 'automatic', 1, 0)

# In[6]:
num = ['age', 'km_per_year', 'log_km', 'automatic', 'hp']
cat = ['brand', 'model', 'fuel']
y = np.log(cars['price'].values)
X_train, X_test, y_train, y_test = train_test_split(cars[num + cat], y, test_size=0.2, random_state=5)

# In[7]:
enc = OneHotEncoder(min_frequency=20, sparse_output=False, handle_unknown='infrequent_if_exist')
onehot = enc.fit_transform(X_train[cat])
X_train = np.hstack([X_train[num].values, onehot])
onehot = enc.transform(X_test[cat])
X_test = np.hstack([X_test[num].values, onehot])
print(X_train.shape, X_test.shape)

# In[8]:
reg = LinearRegression()
reg.fit(X_train, y_train)
y_pred = reg.predict(X_test)
print('Linear', r2_score(y_train, reg.predict(X_train)), r2_score(y_test, y_pred))

# In[9]:
reg = RandomForestRegressor(n_estimators=100, n_jobs=-1)
reg.fit(X_train, y_train)
y_pred = reg.predict(X_test)
print('Forest', r2_score(y_test, y_pred), mean_absolute_error(y_test, y_pred))

# In[10]:
reg = GradientBoostingRegressor()
reg.fit(X_train, y_train)
y_pred = reg.predict(X_test)
print('Boosting', r2_score(y_test, y_pred))
plt.scatter(np.exp(y_test), np.exp(y_pred), s=2)
plt.show()
