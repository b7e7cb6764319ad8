import pandas as pd
import xgboost as xgb
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

df = pd.read_csv("higgs_small.csv")
X, y = df.drop(columns="label"), df["label"]
X_tmp, X_test, y_tmp, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
X_tr, X_val, y_tr, y_val = train_test_split(X_tmp, y_tmp, test_size=0.2, random_state=0)
mu, sd = X_tr.mean(), X_tr.std()
X_tr, X_val, X_test = [(p - mu) / sd for p in (X_tr, X_val, X_test)]
clf = xgb.XGBClassifier(n_estimators=5000, early_stopping_rounds=50, eval_metric="auc")
clf.fit(X_tr, y_tr, eval_set=[(X_val, y_val)], verbose=100)
print(roc_auc_score(y_test, clf.predict_proba(X_test)[:, 1]))
