# Multiple linear regression with backward elimination - 50 startups
import numpy as np
import pandas as pd
import statsmodels.api as sm
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split

dataset = pd.read_csv('50_Startups.csv')
dataset['IsCalifornia'] = (dataset['State'] == 'California').astype(float)
dataset['IsFlorida'] = (dataset['State'] == 'Florida').astype(float)
X = dataset.drop(columns=['State', 'Profit'])
y = dataset['Profit']


def backwardElimination(x, target, SL=0.05):
    columns = list(x.columns)
    while columns:
        pvalues = sm.OLS(target, sm.add_constant(x[columns])).fit().pvalues.drop('const')
        worst = pvalues.idxmax()
        if pvalues[worst] <= SL:
            break
        print('removing', worst, round(pvalues[worst], 4))
        columns.remove(worst)
    return columns


selected = backwardElimination(X, y)
X_train, X_test, y_train, y_test = train_test_split(X[selected], y, test_size=0.2, random_state=0)

regressor_OLS = sm.OLS(y_train, sm.add_constant(X_train)).fit()
print(regressor_OLS.summary())

y_pred = regressor_OLS.predict(sm.add_constant(X_test, has_constant='add'))
print('R2 on test :', r2_score(y_test, y_pred))
print('MAE on test:', mean_absolute_error(y_test, y_pred))

# the equation for the business people, from all the startups
final_OLS = sm.OLS(y, sm.add_constant(X[selected])).fit()
print(final_OLS.params)
