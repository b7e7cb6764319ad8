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

churn = telco[telco.Churn == 1]
stay = telco[telco.Churn == 0]

# upsample minority
churn_up = resample(churn, replace=True, n_samples=len(stay), random_state=27)
upsampled = pd.concat([stay, churn_up])
print(upsampled.Churn.value_counts())

y = upsampled.Churn
X = upsampled.drop("Churn", axis=1)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=27)

rfc = RandomForestClassifier(n_estimators=100, random_state=27).fit(X_train, y_train)
print("F1 score:", f1_score(y_test, rfc.predict(X_test)))
