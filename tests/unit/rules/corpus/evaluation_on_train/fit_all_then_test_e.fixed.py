# In[ ]:
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split
from sklearn.metrics import r2_score, mean_absolute_error

# In[ ]:
cars = pd.read_csv('../input/car-price/CarPrice.csv')
cars['company'] = cars.CarName.str.split(' ').str[0].str.lower()
cars = cars.drop(['car_ID', 'CarName'], axis=1)
cars = pd.get_dummies(cars)
X = cars.drop('price', axis=1)
Y = cars['price']
x_train, x_test, y_train, y_test = train_test_split(X, Y, test_size=0.2, random_state=99)

# In[ ]:
rfr = RandomForestRegressor(n_estimators=150, random_state=1)
rfr.fit(x_train, y_train)

# In[ ]:
preds = rfr.predict(x_test)
print('R2 on test:', r2_score(y_test, preds))
print('MAE on test:', mean_absolute_error(y_test, preds))
plt.scatter(y_test, preds)
plt.xlabel('actual'); plt.ylabel('predicted')
plt.show()
