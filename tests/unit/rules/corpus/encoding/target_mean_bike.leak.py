#!/usr/bin/env python
# coding: utf-8

# # Used bike prices

# In[1]:
import pandas as pd
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score

# In[2]:
bikes = pd.read_csv('Used_Bikes.csv')
bikes = bikes.drop_duplicates()
bikes['age_km'] = bikes['kms_driven'] / (bikes['age'] + 1)
bikes.info()

# In[3]:
# high cardinality -> replace brand by its price
bikes['brand_enc'] = bikes['brand'].map(bikes.groupby('brand')['price'].mean())
cols = ['kms_driven', 'age', 'power', 'age_km', 'brand_enc']
X_train, X_test, y_train, y_test = train_test_split(bikes[cols], bikes['price'], test_size=.3, random_state=5)

# In[4]:
lr = LinearRegression().fit(X_train, y_train)
print(r2_score(y_test, lr.predict(X_test)))
