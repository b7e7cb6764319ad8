import pandas as pd
import numpy as np
from lightgbm import LGBMRegressor
from sklearn.model_selection import KFold
from sklearn.metrics import mean_squared_error

train = pd.read_csv('../input/train.csv')
test = pd.read_csv('../input/test.csv')
sub = pd.read_csv('../input/sample_submission.csv')
drop = ['Id', 'SalePrice']
feats = [c for c in train.columns if c not in drop and train[c].dtype != 'object']
X, y, X_test = train[feats], np.log1p(train['SalePrice']), test[feats]

oof = np.zeros(len(X))
preds = np.zeros(len(X_test))
kf = KFold(5, shuffle=True, random_state=42)
for trn_idx, val_idx in kf.split(X):
    model = LGBMRegressor(n_estimators=1000, learning_rate=0.02)
    model.fit(X.iloc[trn_idx], y.iloc[trn_idx])
    oof[val_idx] = model.predict(X.iloc[val_idx])
    preds += model.predict(X_test) / kf.n_splits
print('CV RMSE', np.sqrt(mean_squared_error(y, oof)))
sub['SalePrice'] = np.expm1(preds)
sub.to_csv('submission.csv', index=False)
