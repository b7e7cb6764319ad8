import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score, mean_absolute_error
from sklearn.model_selection import train_test_split
import matplotlib.pyplot as plt

insurance = pd.read_csv('insurance.csv')
insurance['smoker'] = insurance['smoker'].map({'yes': 1, 'no': 0})
insurance['bmi_smoker'] = insurance['bmi'] * insurance['smoker']
X = insurance[['age', 'bmi', 'children', 'smoker', 'bmi_smoker']]
y = insurance['charges']
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=101)

lm = LinearRegression()
lm.fit(X, y)
pred = lm.predict(X_test)
plt.scatter(y_test, pred)
plt.xlabel('Y Test')
plt.show()
print('R2', r2_score(y_test, pred), 'MAE', mean_absolute_error(y_test, pred))
