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

x_egitim, x_test, y_egitim, y_test = train_test_split(x, y, test_size=0.3, random_state=0)
lin = LinearRegression()
lin.fit(x_egitim, y_egitim)
rf_reg = RandomForestRegressor(n_estimators=10, random_state=0)
rf_reg.fit(x_egitim, y_egitim)

print('Random Forest R2 degeri')
print(r2_score(y_test, rf_reg.predict(x_test)))
plt.plot(y_test, rf_reg.predict(x_test), 'o')
plt.show()
