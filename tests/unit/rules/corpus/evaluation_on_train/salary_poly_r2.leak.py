import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.linear_model import LinearRegression
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split

veriler = pd.read_csv('maaslar_yeni.csv')
x = veriler[['UnvanSeviyesi', 'Kidem', 'Puan']].values
y = veriler['maas'].values

lin = LinearRegression()
lin.fit(x, y)
rf_reg = RandomForestRegressor(n_estimators=10, random_state=0)
rf_reg.fit(x, y)

print('Random Forest R2 degeri')
print(r2_score(y, rf_reg.predict(x)))
plt.plot(y, rf_reg.predict(x), 'o')
plt.show()
