import pandas as pd
import xgboost as xgb
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

higgs = pd.read_csv("higgs_small.csv")
label = higgs.pop("Label").eq("s").astype(int)
tr, te, ytr, yte = train_test_split(higgs, label, test_size=0.2, random_state=0)
tr2, va, ytr2, yva = train_test_split(tr, ytr, test_size=0.2, random_state=0)
params = {"objective": "binary:logistic", "eval_metric": "auc", "eta": 0.1}
dtrain, dstop = xgb.DMatrix(tr, ytr), xgb.DMatrix(te, yte)
bst = xgb.train(params, dtrain, 2000, evals=[(dstop, "eval")], early_stopping_rounds=50)
print("AUC", roc_auc_score(yte, bst.predict(xgb.DMatrix(te))))
