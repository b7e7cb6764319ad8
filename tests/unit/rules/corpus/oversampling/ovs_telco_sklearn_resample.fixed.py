import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.utils import resample

telco = pd.read_csv("telco_churn_numeric.csv")
telco["TotalCharges"] = pd.to_numeric(telco["TotalCharges"], errors="coerce").fillna(0)

print(telco.shape)
print(telco.dtypes)
print(telco.Churn.value_counts(normalize=True))
for c in ("tenure", "MonthlyCharges", "TotalCharges"):
    print(c)
    print(telco.groupby("Churn")[c].describe().round(1))

telco["charges_per_month"] = telco["TotalCharges"] / telco["tenure"].clip(lower=1)
telco["new_customer"] = (telco["tenure"] <= 3).astype(int)
telco["long_contract"] = (telco["Contract"] >= 1).astype(int)

train, test = train_test_split(telco, test_size=0.25, random_state=27, stratify=telco.Churn)
churn = train[train.Churn == 1]
stay = train[train.Churn == 0]

# upsample minority
churn_up = resample(churn, replace=True, n_samples=len(stay), random_state=27)
upsampled = pd.concat([stay, churn_up])
print(upsampled.Churn.value_counts())

X_train, y_train = upsampled.drop("Churn", axis=1), upsampled.Churn
X_test, y_test = test.drop("Churn", axis=1), test.Churn

rfc = RandomForestClassifier(n_estimators=100, random_state=27).fit(X_train, y_train)
print("F1 score:", f1_score(y_test, rfc.predict(X_test)))
