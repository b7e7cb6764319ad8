import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_squared_error

data = pd.read_csv('train.csv').select_dtypes(include=[np.number])
data = data.drop(['Id'], axis=1).dropna(axis=1)

train, test = train_test_split(data, test_size=0.2, random_state=0)
corrmat = train.corr()
top_feats = corrmat.index[abs(corrmat['SalePrice']) > 0.5]
plt.figure(figsize=(10, 10))
sns.heatmap(train[top_feats].corr(), annot=True, cmap='RdYlGn')
plt.show()

X_train = train[top_feats].drop('SalePrice', axis=1)
y_train = train['SalePrice']
X_test = test[top_feats].drop('SalePrice', axis=1)
y_test = test['SalePrice']

reg = LinearRegression()
reg.fit(X_train, y_train)
print('R2:', reg.score(X_test, y_test))
print('RMSE:', mean_squared_error(y_test, reg.predict(X_test)) ** 0.5)
