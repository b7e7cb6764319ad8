import gc

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

PARAMS = dict(n_estimators=300, learning_rate=0.05, num_leaves=34, colsample_bytree=0.8, random_state=50, verbose=-1)

app = pd.read_csv("application_train.csv").select_dtypes("number")
y = app["TARGET"]
X = app.drop(columns=["TARGET", "SK_ID_CURR"])
X["CREDIT_INCOME_PCT"] = X["AMT_CREDIT"] / X["AMT_INCOME_TOTAL"]
X["DAYS_EMPLOYED"] = X["DAYS_EMPLOYED"].replace(365243, np.nan)
X["ANNUITY_INCOME_PCT"] = X["AMT_ANNUITY"] / X["AMT_INCOME_TOTAL"]
X["CREDIT_TERM"] = X["AMT_ANNUITY"] / X["AMT_CREDIT"]
X["DAYS_EMPLOYED_PCT"] = X["DAYS_EMPLOYED"] / X["DAYS_BIRTH"]
del app
gc.collect()


def missing_values_table(df):
    mis = df.isnull().sum()
    table = pd.DataFrame({"missing": mis, "% of total": 100 * mis / len(df)})
    table = table[table["missing"] > 0].sort_values("% of total", ascending=False).round(1)
    print(f"{table.shape[0]} of {df.shape[1]} columns have missing values")
    return table


print(missing_values_table(X).head(20))
print("years of age:", (-X["DAYS_BIRTH"] / 365).describe())
print("share of bad loans per age decade")
print(y.groupby(pd.cut(-X["DAYS_BIRTH"] / 365, range(20, 80, 10))).mean())

# first pass: which features are of any use?
probe = lgb.LGBMClassifier(**PARAMS).fit(X, y)
imp = pd.Series(probe.feature_importances_, index=X.columns).sort_values(ascending=False)
top = imp.head(40).index.tolist()
X_train, X_test, y_train, y_test = train_test_split(X[top], y, test_size=0.2, stratify=y, random_state=50)
print(imp.head(10))

# second pass
final = lgb.LGBMClassifier(**PARAMS)
final.fit(X_train, y_train)
print("AUC", roc_auc_score(y_test, final.predict_proba(X_test)[:, 1]))
