import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score

df = pd.read_csv("amazon_access.csv")
X = df.drop(columns=["ACTION"])
y = df["ACTION"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
means = y_train.groupby(X_train["MGR_ID"]).mean()
X_train["mgr_mean"] = X_train["MGR_ID"].map(means)
X_test["mgr_mean"] = X_test["MGR_ID"].map(means).fillna(y_train.mean())
rf = RandomForestClassifier().fit(X_train, y_train)
print(roc_auc_score(y_test, rf.predict_proba(X_test)[:, 1]))
