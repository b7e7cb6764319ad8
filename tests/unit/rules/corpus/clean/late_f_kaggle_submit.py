import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.model_selection import train_test_split
from sklearn.metrics import mean_absolute_error
from xgboost import XGBRegressor

train = pd.read_csv('../input/train.csv', index_col='Id')
test = pd.read_csv('../input/test.csv', index_col='Id')
y = train.SalePrice
X = train.drop('SalePrice', axis=1).select_dtypes(exclude=['object'])
test_X = test[X.columns]

train_X, val_X, train_y, val_y = train_test_split(X, y, random_state=1)
imp = SimpleImputer()
m = XGBRegressor(n_estimators=500, learning_rate=0.05)
m.fit(imp.fit_transform(train_X), train_y)
print(mean_absolute_error(val_y, m.predict(imp.transform(val_X))))

full_imp = SimpleImputer()
full_X = full_imp.fit_transform(X)
final = XGBRegressor(n_estimators=500, learning_rate=0.05).fit(full_X, y)
pd.DataFrame({'Id': test.index, 'SalePrice': final.predict(full_imp.transform(test_X))}).to_csv('submission.csv', index=False)
