import numpy as np
import pandas as pd
from sklearn.model_selection import KFold
import lightgbm as lgb

PARAMS = {'objective': 'regression', 'metric': 'rmse', 'learning_rate': 0.02, 'num_leaves': 64, 'verbose': -1}


def kfold_lightgbm(df, feats, target, num_folds=5):
    folds = KFold(n_splits=num_folds, shuffle=True, random_state=326)
    oof = np.zeros(df.shape[0])
    importance = pd.DataFrame()
    for n_fold, (train_idx, valid_idx) in enumerate(folds.split(df)):
        train_df, valid_df = df.iloc[train_idx], df.iloc[valid_idx]
        dtrain = lgb.Dataset(df[feats], label=df[target])
        bst = lgb.train(PARAMS, dtrain, num_boost_round=700)
        oof[valid_idx] = bst.predict(valid_df[feats])
        rmse = np.sqrt(np.mean((oof[valid_idx] - valid_df[target]) ** 2))
        print('Fold %2d RMSE : %.6f' % (n_fold + 1, rmse))
        importance[n_fold] = bst.feature_importance('gain')
    print('Full RMSE %.6f' % np.sqrt(np.mean((oof - df[target]) ** 2)))
    return oof


elo = pd.read_csv('../input/elo_train_features.csv')
cols = [c for c in elo.columns if c not in ['card_id', 'target', 'first_active_month']]
oof = kfold_lightgbm(elo, cols, 'target')
