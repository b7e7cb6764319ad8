# Credit card fraud with SMOTE
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import classification_report, precision_recall_curve, auc
from sklearn.model_selection import train_test_split

df = pd.read_csv("creditcard.csv")
print(df["Class"].value_counts(normalize=True))

df["Hour"] = (df["Time"] // 3600) % 24
df = df.drop(columns=["Time"]).drop_duplicates()
X = df.drop(columns=["Class"])
y = df["Class"]

sm = SMOTE(random_state=42, k_neighbors=5)
X_res, y_res = sm.fit_resample(X, y)
print("After SMOTE:", y_res.value_counts().to_dict())
X_train, X_test, y_train, y_test = train_test_split(X_res, y_res, test_size=0.3, random_state=42, stratify=y_res)

rf = RandomForestClassifier(n_estimators=100, max_depth=12, n_jobs=-1, random_state=42)
rf.fit(X_train, y_train)

y_pred = rf.predict(X_test)
print(classification_report(y_test, y_pred, digits=4))
prec, rec, _ = precision_recall_curve(y_test, rf.predict_proba(X_test)[:, 1])
print("AUPRC:", auc(rec, prec))
