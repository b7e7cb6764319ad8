import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import recall_score
from sklearn.model_selection import train_test_split

tx = pd.read_csv("creditcard.csv")
fraud = tx.pop("Class")

sm = SMOTE(random_state=42)
tx, fraud = sm.fit_resample(tx, fraud)
tx_train, tx_test, fraud_train, fraud_test = train_test_split(tx, fraud, test_size=0.2, random_state=42)

rf = RandomForestClassifier(n_estimators=100, random_state=42)
rf.fit(tx_train, fraud_train)
print("recall:", recall_score(fraud_test, rf.predict(tx_test)))
