import pandas as pd
from sklearn.ensemble import IsolationForest
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

ai4i = pd.read_csv("ai4i2020.csv").drop(columns=["UDI", "Product ID", "TWF", "HDF", "PWF", "OSF", "RNF"])
ai4i["Type"] = ai4i["Type"].map({"L": 0, "M": 1, "H": 2})
ai4i.columns = [c.split(" [")[0].lower().replace(" ", "_") for c in ai4i.columns]

target = ai4i.pop("machine_failure")
ai4i["power"] = ai4i["torque"] * ai4i["rotational_speed"]

iso = IsolationForest(n_estimators=200, contamination=0.03, random_state=6)
X_train, X_test, y_train, y_test = train_test_split(ai4i, target, stratify=target, test_size=0.2, random_state=6)
iso.fit(X_train)
X_train = X_train.assign(anomaly=iso.decision_function(X_train))
X_test = X_test.assign(anomaly=iso.decision_function(X_test))

xgbc = XGBClassifier(n_estimators=300, max_depth=5, scale_pos_weight=25, random_state=6)
xgbc.fit(X_train, y_train)
print("failure F1:", f1_score(y_test, xgbc.predict(X_test)))
