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

enc = OneHotEncoder(min_frequency=30, handle_unknown="infrequent_if_exist", sparse_output=False)
dummies = pd.DataFrame(enc.fit_transform(hr[kat]), columns=enc.get_feature_names_out(kat), index=hr.index)
X = pd.concat([hr[zahl], dummies], axis=1)
X.shape

X_tr, X_te, y_tr, y_te = train_test_split(X, ziel, test_size=0.25, stratify=ziel, random_state=6)

modell = LogisticRegression(max_iter=5000, class_weight="balanced")
modell.fit(X_tr, y_tr)

p = modell.predict_proba(X_te)[:, 1]
print("AUC Test:", roc_auc_score(y_te, p))
ConfusionMatrixDisplay.from_predictions(y_te, p > 0.5)
plt.show()

koeff = pd.Series(modell.coef_[0], index=X_tr.columns).sort_values()
koeff.tail(10)
