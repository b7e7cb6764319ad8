import pandas as pd
import xgboost as xgb
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

telco = pd.read_csv("Telco-Customer-Churn.csv")
telco = telco.drop(columns="customerID")
telco["TotalCharges"] = pd.to_numeric(telco["TotalCharges"], errors="coerce").fillna(0)
target = (telco["Churn"] == "Yes").astype(int)
inputs = pd.get_dummies(telco.drop(columns="Churn"))
tr, te, ytr, yte = train_test_split(inputs, target, stratify=target, random_state=0)
clf = xgb.XGBClassifier(n_estimators=100, max_depth=3).fit(tr, ytr)
print(f1_score(yte, clf.predict(te)))
