# coding: utf-8
# # Ames: linear models on the most correlated columns
# In[1]:
import numpy as np
import pandas as pd
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.linear_model import LinearRegression, RidgeCV
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import r2_score, mean_absolute_error

# In[2]:
df = pd.read_csv('AmesHousing.csv')
df.columns = [c.lower().replace(' ', '_') for c in df.columns]
df = df.drop(['order', 'pid'], axis=1)
print(df.shape)

# In[3]:
sns.histplot(df['saleprice'])
plt.show()
corr = df.corr(numeric_only=True)
plt.figure(figsize=(15, 15))
sns.heatmap(corr, cmap='coolwarm')
plt.show()

# In[4]:
df = df.select_dtypes('number').fillna(0)
df['bath'] = df['full_bath'] + 0.5 * df['half_bath']
df['remodelled'] = (df['year_remod/add'] > df['year_built']).astype(int)

# In[5]: keep what correlates with the price
corr = df.corr()['saleprice'].abs().sort_values(ascending=False)
best = corr[corr > 0.4].index.drop('saleprice')
print(len(best), 'columns')
print(corr.head(12))

# In[6]:
X = df[best]
y = df['saleprice']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)

# In[7]:
lr = LinearRegression()
lr.fit(X_train, y_train)
pred = lr.predict(X_test)
print('train r2', lr.score(X_train, y_train))
print('test r2', r2_score(y_test, pred))

# In[8]:
lr = RidgeCV(alphas=[0.1, 1, 10, 100])
lr.fit(X_train, y_train)
pred = lr.predict(X_test)
print('ridge', lr.alpha_, r2_score(y_test, pred))

# In[9]:
rf = RandomForestRegressor(n_estimators=200, random_state=0)
rf.fit(X_train, y_train)
pred = rf.predict(X_test)
print('forest', r2_score(y_test, pred), mean_absolute_error(y_test, pred))
sns.residplot(x=y_test, y=y_test - pred)
plt.show()
