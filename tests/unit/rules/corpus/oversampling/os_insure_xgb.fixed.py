import pandas as pd
import xgboost as xgb
from imblearn.over_sampling import SMOTENC
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

caravan = pd.read_csv("caravan.csv")
bought = caravan.pop("CARAVAN")

smote = SMOTENC(categorical_features=[0, 4], random_state=21)
c_dev, c_te, b_dev, b_te = train_test_split(caravan, bought, test_size=0.2, random_state=21, stratify=bought)
c_tr, c_va, b_tr, b_va = train_test_split(c_dev, b_dev, test_size=0.2, random_state=21, stratify=b_dev)
c_tr, b_tr = smote.fit_resample(c_tr, b_tr)

dtr = xgb.DMatrix(c_tr, label=b_tr)
dva = xgb.DMatrix(c_va, label=b_va)
bst = xgb.train(
    {"objective": "binary:logistic", "eval_metric": "auc", "max_depth": 4, "seed": 21},
    dtr,
    num_boost_round=600,
    evals=[(dva, "valid")],
    early_stopping_rounds=25,
    verbose_eval=50,
)
print("AUC", roc_auc_score(b_te, bst.predict(xgb.DMatrix(c_te))))
