import pandas as pd, numpy as np
import xgboost as xgb
from sklearn.metrics import mean_squared_error

raw = pd.read_csv('data/ames.csv')
rs = np.random.RandomState(42)
mask = rs.rand(len(raw)) < 0.8
train = raw[mask].reset_index(drop=True)
valid = raw[~mask].reset_index(drop=True)
ntrain = train.shape[0]

y_tr = np.log1p(train.SalePrice.values)
y_va = np.log1p(valid.SalePrice.values)

all_data = pd.concat((train, valid)).reset_index(drop=True)
all_data.drop(['SalePrice', 'Id'], axis=1, inplace=True)

for col in ('PoolQC', 'Alley', 'Fence', 'MiscFeature'):
    all_data[col] = all_data[col].fillna('None')
for col in ('GarageCars', 'GarageArea', 'BsmtFinSF1'):
    all_data[col] = all_data[col].fillna(0)
tr_part = all_data[:ntrain]
nb_median = tr_part.groupby("Neighborhood")["LotFrontage"].median()
all_data["LotFrontage"] = all_data["LotFrontage"].fillna(all_data["Neighborhood"].map(nb_median))
all_data["LotFrontage"] = all_data["LotFrontage"].fillna(tr_part["LotFrontage"].median())
all_data['TotalSF'] = all_data['TotalBsmtSF'] + all_data['1stFlrSF'] + all_data['2ndFlrSF']
all_data = pd.get_dummies(all_data)
print(all_data.shape)

X_tr, X_va = all_data[:ntrain], all_data[ntrain:]
model = xgb.XGBRegressor(learning_rate=0.05, max_depth=3, n_estimators=800, subsample=0.5)
model.fit(X_tr, y_tr)
print('rmsle', np.sqrt(mean_squared_error(y_va, model.predict(X_va))))
