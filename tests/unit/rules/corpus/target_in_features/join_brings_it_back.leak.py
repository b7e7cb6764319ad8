import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

base = pd.read_csv("members.csv", index_col="member")
visits = pd.read_csv("gym_visits.csv")
y = base["cancelled"]
X = base.drop(columns=["cancelled", "name"])
counts = visits.groupby("member").size().rename("n_visits")
X = base[["age", "cancelled", "plan_price"]].join(counts)
X = X.fillna({"n_visits": 0})
X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=0)
clf = LGBMClassifier(n_estimators=60).fit(X_train, y_train)
print(roc_auc_score(y_test, clf.predict_proba(X_test)[:, 1]))
