import pandas as pd
from sklearn.utils import resample, shuffle
from sklearn.model_selection import train_test_split
from sklearn.metrics import f1_score, recall_score, precision_score
from xgboost import XGBClassifier

df = pd.read_csv("WA_Fn-UseC_-Telco-Customer-Churn.csv")
df["TotalCharges"] = pd.to_numeric(df["TotalCharges"], errors="coerce").fillna(0)
df["Churn"] = df["Churn"].map({"Yes": 1, "No": 0})

yes_no = ["Partner", "Dependents", "PhoneService", "PaperlessBilling", "OnlineSecurity",
          "OnlineBackup", "DeviceProtection", "TechSupport", "StreamingTV", "StreamingMovies"]
for c in yes_no:
    df[c] = (df[c] == "Yes").astype(int)
df["contract_months"] = df["Contract"].map({"Month-to-month": 1, "One year": 12, "Two year": 24})
df["fiber"] = (df["InternetService"] == "Fiber optic") * 1

keep = yes_no + ["tenure", "MonthlyCharges", "TotalCharges", "SeniorCitizen", "contract_months", "fiber"]
df = df[keep + ["Churn"]]


def upsample(frame, label="Churn", seed=123):
    majority = frame[frame[label] == 0]
    minority = frame[frame[label] == 1]
    minority_up = resample(minority, replace=True, n_samples=len(majority), random_state=seed)
    return shuffle(pd.concat([majority, minority_up]), random_state=seed)


df_up = upsample(df)
print(df_up.Churn.value_counts())

train, test = train_test_split(df_up, test_size=0.25, random_state=123)

xgb = XGBClassifier(n_estimators=300, max_depth=8, learning_rate=0.1)
xgb.fit(train[keep], train["Churn"])
pred = xgb.predict(test[keep])
for f in (precision_score, recall_score, f1_score):
    print(f.__name__, round(f(test["Churn"], pred), 3))
