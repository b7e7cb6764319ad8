# # Santander Customer Transaction / LGBM with importance-based selection

import gc, time
import numpy as np
import pandas as pd
import lightgbm as lgb
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.model_selection import StratifiedKFold
from sklearn.metrics import roc_auc_score

PARAM = {'bagging_freq': 5, 'bagging_fraction': 0.335, 'boost_from_average': 'false', 'boost': 'gbdt', 'feature_fraction': 0.041,
         'learning_rate': 0.02, 'max_depth': -1, 'metric': 'auc', 'min_data_in_leaf': 80, 'min_sum_hessian_in_leaf': 10.0,
         'num_leaves': 13, 'num_threads': 8, 'tree_learner': 'serial', 'objective': 'binary', 'verbosity': -1}
ROUNDS = 3000

class ImportanceSelector:
    """keep the best columns by total gain of a quick booster"""
    def __init__(self, n_keep, rounds=400):
        self.n_keep, self.rounds = n_keep, rounds
        self.table = None

    def run(self, X, y):
        b = lgb.train(PARAM, lgb.Dataset(X, y), self.rounds)
        self.table = pd.Series(b.feature_importance('gain'), index=X.columns).sort_values(ascending=False)
        return self

    @property
    def columns(self):
        return self.table.index[:self.n_keep].tolist()

def run_fold(Xa, ya, Xb, Xt):
    booster = lgb.train(PARAM, lgb.Dataset(Xa, ya), ROUNDS)
    return booster.predict(Xb), booster.predict(Xt)

train_df = pd.read_csv('../input/train.csv')
test_df = pd.read_csv('../input/test.csv')
features = [c for c in train_df.columns if c not in ['ID_code', 'target']]
target = train_df['target']
len(features)

target.value_counts(normalize=True)

fig, ax = plt.subplots(2, 4, figsize=(16, 6))
for a, f in zip(ax.ravel(), features[:8]):
    sns.kdeplot(train_df.loc[target == 0, f], ax=a)
    sns.kdeplot(train_df.loc[target == 1, f], ax=a)

sel = ImportanceSelector(120).run(train_df[features], target)
features = sel.columns
sel.table.head(20).plot.barh(figsize=(5, 6))

folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=44000)
oof, predictions = np.zeros(len(train_df)), np.zeros(len(test_df))
for fold_, (trn_idx, val_idx) in enumerate(folds.split(train_df.values, target.values)):
    start = time.time()
    oof[val_idx], p = run_fold(train_df.iloc[trn_idx][features], target.iloc[trn_idx],
                               train_df.iloc[val_idx][features], test_df[features])
    predictions += p / folds.n_splits
    print(fold_, round(roc_auc_score(target.iloc[val_idx], oof[val_idx]), 5), round(time.time() - start), 's')
    gc.collect()

print("CV score: {:<8.5f}".format(roc_auc_score(target, oof)))

sub = pd.DataFrame({"ID_code": test_df.ID_code.values})
sub["target"] = predictions
sub.to_csv("submission.csv", index=False)
