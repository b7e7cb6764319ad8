import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import classification_report, f1_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder
from sklearn.utils import resample

cat = ["Make", "AccidentArea", "Sex", "MaritalStatus", "Fault", "PolicyType", "VehicleCategory", "AgentType"]
num = ["Age", "RepNumber", "Deductible", "DriverRating", "WeekOfMonth"]

claims = pd.read_csv("fraud_oracle.csv")[cat + num + ["FraudFound_P"]].drop_duplicates()
claims["FraudFound_P"].value_counts()      # only about 6% fraud

train, test = train_test_split(claims, test_size=0.2, stratify=claims["FraudFound_P"], random_state=123)

# balance the classes
honest = train[train["FraudFound_P"] == 0]
fraud = train[train["FraudFound_P"] == 1]
fraud_up = resample(fraud, replace=True, n_samples=len(honest), random_state=123)
balanced = pd.concat([honest, fraud_up])
print(balanced["FraudFound_P"].value_counts())

X_train, y_train = balanced[cat + num], balanced["FraudFound_P"]
X_test, y_test = test[cat + num], test["FraudFound_P"]

clf = make_pipeline(
    make_column_transformer((OneHotEncoder(handle_unknown="ignore"), cat), remainder="passthrough"),
    ExtraTreesClassifier(n_estimators=400, n_jobs=-1, random_state=123),
)
clf.fit(X_train, y_train)

y_hat = clf.predict(X_test)
print(classification_report(y_test, y_hat, target_names=["honest", "fraud"]))
print("F1 fraud:", round(f1_score(y_test, y_hat), 3))
