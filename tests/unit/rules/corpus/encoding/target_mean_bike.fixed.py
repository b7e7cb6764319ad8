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
tr, te = train_test_split(bikes, test_size=.3, random_state=5)
tr, te = tr.copy(), te.copy()
means = tr.groupby('brand')['price'].mean()
tr['brand_enc'] = tr['brand'].map(means)
te['brand_enc'] = te['brand'].map(means).fillna(tr['price'].mean())
cols = ['kms_driven', 'age', 'power', 'age_km', 'brand_enc']
X_train, X_test, y_train, y_test = tr[cols], te[cols], tr['price'], te['price']

# In[4]:
lr = LinearRegression().fit(X_train, y_train)
print(r2_score(y_test, lr.predict(X_test)))
