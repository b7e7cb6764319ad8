# Do train and test come from the same distribution? Label = which file the row is from
import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_score

tr = pd.read_csv("train.csv").drop(columns=["target", "id"])
te = pd.read_csv("test.csv").drop(columns=["id"])
both = pd.concat([tr.assign(is_test=0), te.assign(is_test=1)], ignore_index=True).select_dtypes("number")
X, y = both.drop(columns="is_test"), both["is_test"]

lgbm = LGBMClassifier(n_estimators=100, random_state=30, verbose=-1)
auc = cross_val_score(lgbm, X, y, cv=StratifiedKFold(5, shuffle=True, random_state=30), scoring="roc_auc")
print("adversarial AUC", auc.mean())

lgbm.fit(X, y)
drift = pd.Series(lgbm.feature_importances_, X.columns).sort_values(ascending=False)
print("columns that drift most:\n", drift.head(10))
