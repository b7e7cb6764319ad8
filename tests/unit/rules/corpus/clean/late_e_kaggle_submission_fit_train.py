import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.compose import ColumnTransformer
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder
from sklearn.model_selection import cross_val_score
from xgboost import XGBRegressor

train = pd.read_csv('../input/home-data/train.csv', index_col='Id')
test = pd.read_csv('../input/home-data/test.csv', index_col='Id')
train.dropna(axis=0, subset=['SalePrice'], inplace=True)
y = train.pop('SalePrice')
cat = [c for c in train if train[c].dtype == 'object' and train[c].nunique() < 10]
num = [c for c in train if train[c].dtype != 'object']
pre = ColumnTransformer([
    ('num', SimpleImputer(strategy='median'), num),
    ('cat', Pipeline([('i', SimpleImputer(strategy='most_frequent')), ('o', OneHotEncoder(handle_unknown='ignore'))]), cat)])
model = Pipeline([('pre', pre), ('xgb', XGBRegressor(n_estimators=500, learning_rate=.05))])
print('MAE', -cross_val_score(model, train, y, cv=5, scoring='neg_mean_absolute_error').mean())
model.fit(train, y)
pd.DataFrame({'Id': test.index, 'SalePrice': model.predict(test)}).to_csv('submission.csv', index=False)
