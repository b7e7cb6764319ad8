import yfinance as yf
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score

px = yf.download('SPY', start='2008-01-01', end='2020-12-31')
px['ret'] = px['Close'].pct_change()
px['target'] = (px['Close'].shift(-1) > px['Close']).astype(int)
px['smooth'] = px['Close'].rolling(11, center=True).mean()
px['gap'] = px['Close'] / px['smooth'] - 1
px['vol'] = px['ret'].rolling(20).std()
px = px.iloc[:-1].dropna()

cols = ['ret', 'gap', 'vol']
train, test = px.loc[:'2016-12-30'], px.loc['2017-01-03':]
model = RandomForestClassifier(n_estimators=500, min_samples_leaf=20, random_state=0)
model.fit(train[cols], train['target'])
print(accuracy_score(test['target'], model.predict(test[cols])))
