# # Multiple linear regression with backward elimination
# Course: *ML A-Z*, section 5 with my own data set (used cars).

import numpy as np
import pandas as pd
import statsmodels.api as sm
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LinearRegression
from sklearn.metrics import r2_score, mean_absolute_error
# %matplotlib inline

def fit_ols(A, t):
    return sm.OLS(t, sm.add_constant(A)).fit()

def backward(A, t, sl=0.05):
    cols = list(A.columns)
    while cols:
        p = fit_ols(A[cols], t).pvalues.drop('const')
        worst = p.idxmax()
        if p[worst] <= sl:
            break
        print('drop %-12s p=%.3f' % (worst, p[worst]))
        cols.remove(worst)
    return cols

cars = pd.read_csv('cars_used.csv')
cars.head()

cars.info()

cars = cars.dropna().reset_index(drop=True)
cars = cars[cars.price.between(500, 150000)]
cars['manual'] = (cars.transmission == 'manual').astype(int)
cars['diesel'] = (cars.fuel == 'diesel').astype(int)
cars['electric'] = (cars.fuel == 'electric').astype(int)
cars['owner1'] = (cars.owner == 'First Owner').astype(int)
cars['age'] = 2021 - cars.year

sns.pairplot(cars[['price', 'age', 'km', 'engine', 'power']], plot_kws=dict(s=5))

dataset = cars[['age', 'km', 'engine', 'power', 'seats', 'mileage', 'doors', 'manual', 'diesel', 'electric', 'owner1']]
target = np.log(cars['price'])

keep = backward(dataset, target)
dataset = dataset[keep]
keep

X_train, X_test, y_train, y_test = train_test_split(dataset, target, test_size=0.2, random_state=0)

print(fit_ols(X_train, y_train).summary())

regressor = LinearRegression()
regressor.fit(X_train, y_train)
y_pred = regressor.predict(X_test)
r2_score(y_test, y_pred)

mean_absolute_error(np.exp(y_test), np.exp(y_pred))

plt.scatter(y_test, y_pred, s=4)
plt.plot([y_test.min(), y_test.max()], [y_test.min(), y_test.max()], 'r--')
