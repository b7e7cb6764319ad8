import numpy as np, pandas as pd
import xgboost as xgb
from sklearn.model_selection import StratifiedKFold
from sklearn.metrics import log_loss

tr = pd.read_csv("otto/train.csv").sample(frac=1, random_state=0)
X = np.log1p(tr.filter(like="feat_").values)
y = tr["target"].str[-1].astype(int).values - 1
dall = xgb.DMatrix(X, y)

P = dict(objective="multi:softprob", num_class=9, eta=.05, max_depth=8, subsample=.8, colsample_bytree=.6)
oof = np.zeros((len(y), 9))
scores = []
for k, (i_tr, i_va) in enumerate(StratifiedKFold(5, shuffle=True, random_state=1).split(X, y)):
    d_tr, d_va = dall.slice(i_tr), dall.slice(i_va)
    for seed in (11, 22, 33):
        bst = xgb.train({**P, "seed": seed}, dall, 400)
        oof[i_va] += bst.predict(d_va) / 3
    scores.append(log_loss(y[i_va], oof[i_va], labels=range(9)))
    print("fold", k, scores[-1])
print("OOF", log_loss(y, oof), "std", np.std(scores))
