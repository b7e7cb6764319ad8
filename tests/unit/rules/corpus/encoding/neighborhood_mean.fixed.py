# House prices - neighborhood mean price trick
import pandas as pd
import numpy as np
import seaborn as sns
import matplotlib.pyplot as plt
import warnings
warnings.filterwarnings('ignore')
from sklearn.model_selection import train_test_split
from xgboost import XGBRegressor
from sklearn.metrics import mean_absolute_error

df = pd.read_csv('/kaggle/input/house-prices/train.csv')
df.head()
df.describe()
sns.histplot(df['SalePrice'])
plt.show()

# keep only the columns I understand
df = df[['Neighborhood', 'LotArea', 'OverallQual', 'YearBuilt', 'GrLivArea', 'FullBath', 'GarageCars', 'SalePrice']]
df['Age'] = 2011 - df['YearBuilt']
df = df.drop('YearBuilt', axis=1)

X = df.drop('SalePrice', axis=1)
y = df['SalePrice']
X_train, X_valid, y_train, y_valid = train_test_split(X, y, test_size=0.25, random_state=1)

# neighborhood -> mean price (saw this in another notebook, works great!)
nb_price = y_train.groupby(X_train['Neighborhood']).mean()
X_train = X_train.assign(Neighborhood=X_train['Neighborhood'].map(nb_price))
X_valid = X_valid.assign(Neighborhood=X_valid['Neighborhood'].map(nb_price).fillna(y_train.mean()))

model = XGBRegressor(n_estimators=500, learning_rate=0.05, random_state=1)
model.fit(X_train, y_train)
preds = model.predict(X_valid)
print('MAE:', mean_absolute_error(y_valid, preds))
plt.scatter(y_valid, preds)
plt.xlabel('real'); plt.ylabel('predicted')
plt.show()
