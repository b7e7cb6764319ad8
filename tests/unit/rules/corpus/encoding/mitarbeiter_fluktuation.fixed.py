# # Mitarbeiterfluktuation
# IBM HR Datensatz, Übung 6

import pandas as pd
from sklearn.preprocessing import OneHotEncoder, LabelEncoder
from sklearn.model_selection import train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score, ConfusionMatrixDisplay
import matplotlib.pyplot as plt

hr = pd.read_csv("WA_Fn-UseC_-HR-Employee-Attrition.csv")
hr = hr.drop(columns=["EmployeeCount", "Over18", "StandardHours", "EmployeeNumber"])
hr.shape

hr["Attrition"].value_counts(normalize=True)

# Zielvariable als 0/1
ziel = (hr["Attrition"] == "Yes").astype(int)
hr = hr.drop(columns="Attrition")
hr["OverTime"] = (hr["OverTime"] == "Yes").astype(int)
hr["GehaltProJahr"] = hr["MonthlyIncome"] * 12 / 1000
kat = hr.select_dtypes("object").columns.tolist()
zahl = [c for c in hr.columns if c not in kat]
kat

X_tr, X_te, y_tr, y_te = train_test_split(hr, ziel, test_size=0.25, stratify=ziel, random_state=6)

enc = OneHotEncoder(min_frequency=30, handle_unknown="infrequent_if_exist", sparse_output=False).fit(X_tr[kat])
def kodieren(d):
    dummies = pd.DataFrame(enc.transform(d[kat]), columns=enc.get_feature_names_out(kat), index=d.index)
    return pd.concat([d[zahl], dummies], axis=1)
X_tr, X_te = kodieren(X_tr), kodieren(X_te)
X_tr.shape

modell = LogisticRegression(max_iter=5000, class_weight="balanced")
modell.fit(X_tr, y_tr)

p = modell.predict_proba(X_te)[:, 1]
print("AUC Test:", roc_auc_score(y_te, p))
ConfusionMatrixDisplay.from_predictions(y_te, p > 0.5)
plt.show()

koeff = pd.Series(modell.coef_[0], index=X_tr.columns).sort_values()
koeff.tail(10)
