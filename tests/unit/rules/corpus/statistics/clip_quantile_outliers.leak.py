import pandas as pd
from sklearn.linear_model import HuberRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_absolute_error

df = pd.read_csv('bike_day.csv', parse_dates=['dteday'])
df['month'] = df.dteday.dt.month
num = ['temp', 'hum', 'windspeed']
for c in num:
    q1 = df[c].quantile(0.25)
    q3 = df[c].quantile(0.75)
    iqr = q3 - q1
    df[c] = df[c].clip(q1 - 1.5 * iqr, q3 + 1.5 * iqr)

feats = num + ['month', 'workingday', 'weathersit']
train, test = train_test_split(df, test_size=0.2, random_state=10)
reg = HuberRegressor(max_iter=500).fit(train[feats], train['cnt'])
print('MAE', mean_absolute_error(test['cnt'], reg.predict(test[feats])))
