import numpy as np
import pandas as pd
from catboost import CatBoostRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_absolute_percentage_error

ev = pd.read_csv('immobilien.csv', sep=';')
train, rest = train_test_split(ev, test_size=0.4, random_state=3)
val, test = train_test_split(rest, test_size=0.5, random_state=3)
train, val, test = train.copy(), val.copy(), test.copy()
stadt = train.groupby('stadt')['preis'].mean()
for d in (train, val, test):
    d['stadt_mittel'] = d['stadt'].map(stadt).fillna(train['preis'].mean())
f = ['flaeche', 'zimmer', 'baujahr', 'stadt_mittel']
cb = CatBoostRegressor(iterations=2000, verbose=200, early_stopping_rounds=50)
cb.fit(train[f], train['preis'], eval_set=(val[f], val['preis']))
print('MAPE', mean_absolute_percentage_error(test['preis'], cb.predict(test[f])))
