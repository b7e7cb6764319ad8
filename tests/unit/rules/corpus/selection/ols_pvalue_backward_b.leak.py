# 50 startups -- backward elimination
import numpy as np
import pandas as pd
import statsmodels.api as sm
import matplotlib.pyplot as plt
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

dataset = pd.read_csv("50_Startups.csv")
dataset = pd.get_dummies(dataset, columns=["State"], drop_first=True, dtype=float)
X = dataset.drop("Profit", axis=1)
y = dataset["Profit"]

cols = list(X.columns)
while cols:
    ols = sm.OLS(y, sm.add_constant(X[cols])).fit()
    worst = ols.pvalues.drop("const")
    if worst.max() < 0.05:
        break
    cols.remove(worst.idxmax())
print(ols.summary())

X_opt = X[cols]
X_train, X_test, y_train, y_test = train_test_split(X_opt, y, test_size=0.2, random_state=0)
regressor = LinearRegression()
regressor.fit(X_train, y_train)
y_pred = regressor.predict(X_test)

plt.scatter(y_test, y_pred)
plt.plot([y.min(), y.max()], [y.min(), y.max()])
plt.show()
print("R2 test", regressor.score(X_test, y_test))
