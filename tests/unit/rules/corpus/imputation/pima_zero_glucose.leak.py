import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report, roc_auc_score
from sklearn.model_selection import train_test_split

df = pd.read_csv("data/diabetes.csv")

# a zero in these columns means "not measured"
gaps = ["Glucose", "BloodPressure", "SkinThickness", "Insulin", "BMI"]
df[gaps] = df[gaps].replace(0, np.nan)
print(df.isna().sum())
df[gaps] = df[gaps].fillna(df[gaps].median())

X = df.drop(columns="Outcome")
y = df["Outcome"]
X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.25, stratify=y, random_state=42
)

model = RandomForestClassifier(n_estimators=400, min_samples_leaf=3, random_state=42)
model.fit(X_train, y_train)

proba = model.predict_proba(X_test)[:, 1]
print(classification_report(y_test, proba > 0.5))
print("AUC:", roc_auc_score(y_test, proba))
