# coding: utf-8
# # Bike sharing with polars
# In[1]:
import numpy as np
import polars as pl
import matplotlib.pyplot as plt
from sklearn.linear_model import PoissonRegressor
from sklearn.neighbors import KNeighborsRegressor
from sklearn.svm import SVR
from sklearn.metrics import mean_absolute_error

# In[2]:
df = pl.read_csv('hour.csv', try_parse_dates=True).sort(['dteday', 'hr'])
print(df.shape)
print(df.describe())

# In[3]:
by_hour = df.group_by('hr').agg(pl.col('cnt').mean()).sort('hr')
plt.bar(by_hour['hr'], by_hour['cnt'])
plt.title('rentals by hour')
plt.show()

# In[4]:
df = df.with_columns(
    (2 * np.pi * pl.col('hr') / 24).sin().alias('hr_sin'),
    (2 * np.pi * pl.col('hr') / 24).cos().alias('hr_cos'),
    pl.col('cnt').shift(24).alias('cnt_day_ago'),
    pl.col('cnt').shift(24).rolling_mean(24).alias('cnt_roll'),
).drop_nulls()

# In[5]:
cols = ['temp', 'hum', 'windspeed', 'cnt_day_ago', 'cnt_roll']
other = ['hr_sin', 'hr_cos', 'workingday', 'holiday', 'weathersit']
n = int(len(df) * 0.8)

# In[6]: to the range 0..1
train, test = df[:n], df[n:]
lo = {c: train[c].min() for c in cols}
hi = {c: train[c].max() for c in cols}
train = train.with_columns([(pl.col(c) - lo[c]) / (hi[c] - lo[c]) for c in cols])
test = test.with_columns([(pl.col(c) - lo[c]) / (hi[c] - lo[c]) for c in cols])
print(train.shape, test.shape)

# In[7]:
X_train = train.select(cols + other).to_numpy()
X_test = test.select(cols + other).to_numpy()
y_train = train['cnt'].to_numpy()
y_test = test['cnt'].to_numpy()

# In[8]:
reg = PoissonRegressor(max_iter=500)
reg.fit(X_train, y_train)
print('poisson', mean_absolute_error(y_test, reg.predict(X_test)))

# In[9]:
reg = KNeighborsRegressor(10)
reg.fit(X_train, y_train)
print('knn', mean_absolute_error(y_train, reg.predict(X_train)), mean_absolute_error(y_test, reg.predict(X_test)))

# In[10]:
reg = SVR(C=100)
reg.fit(X_train, y_train)
y_pred = reg.predict(X_test)
print('svr', mean_absolute_error(y_test, y_pred))
print('day ago', mean_absolute_error(df['cnt'].shift(24)[n:], y_test))
plt.plot(y_test[:200])
plt.plot(y_pred[:200])
plt.show()
