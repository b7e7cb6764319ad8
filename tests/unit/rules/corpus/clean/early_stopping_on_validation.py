import pandas as pd
import lightgbm as lgb
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

x = pd.read_csv("hc.csv")
y = x.pop("TARGET")
x_tmp, x_test, y_tmp, y_test = train_test_split(x, y, test_size=0.2, stratify=y, random_state=0)
x_train, x_valid, y_train, y_valid = train_test_split(x_tmp, y_tmp, test_size=0.25, stratify=y_tmp, random_state=0)
clf = lgb.LGBMClassifier(n_estimators=3000)
clf.fit(x_train, y_train, eval_set=[(x_valid, y_valid)], callbacks=[lgb.early_stopping(50)])
print("valid", roc_auc_score(y_valid, clf.predict_proba(x_valid)[:, 1]))
print("test", roc_auc_score(y_test, clf.predict_proba(x_test)[:, 1]))
