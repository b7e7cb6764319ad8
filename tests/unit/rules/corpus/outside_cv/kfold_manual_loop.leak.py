import pandas as pd
import numpy as np
import lightgbm as lgb
from sklearn.impute import SimpleImputer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold

df = pd.read_csv("santander_train.csv")
y = df.pop("target")
df = df.drop(columns="ID_code")
oof = np.zeros(len(df))
imp = SimpleImputer(strategy="median")
X = imp.fit_transform(df)
for fold, (tr, va) in enumerate(StratifiedKFold(5, shuffle=True, random_state=1).split(X, y)):
    X_tr, X_va = X[tr], X[va]
    m = lgb.LGBMClassifier(n_estimators=400, learning_rate=0.05)
    m.fit(X_tr, y.iloc[tr])
    oof[va] = m.predict_proba(X_va)[:, 1]
    print(fold, roc_auc_score(y.iloc[va], oof[va]))
print("OOF", roc_auc_score(y, oof))
