"""Pima diabetes: zeros are really missing values."""
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.impute import KNNImputer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

ZERO_IS_NAN = ["Glucose", "BloodPressure", "SkinThickness", "Insulin", "BMI"]

pima = pd.read_csv("diabetes.csv")
pima[ZERO_IS_NAN] = pima[ZERO_IS_NAN].replace(0, np.nan)

# how much is missing, and is it missing at random?
print(pima.isna().mean().round(3))
print(pima.groupby("Outcome")[ZERO_IS_NAN].agg(lambda s: s.isna().mean()).round(3))
print(pima.groupby("Outcome")[["Glucose", "BMI", "Age"]].median())

features = pima.drop("Outcome", axis=1)
outcome = pima["Outcome"]

knn_imp = KNNImputer(n_neighbors=5)
filled = pd.DataFrame(knn_imp.fit_transform(features), columns=features.columns)
Xtr, Xte, ytr, yte = train_test_split(filled, outcome, test_size=0.3, random_state=1, stratify=outcome)

print("share of positive:", ytr.mean().round(3), yte.mean().round(3))

gbc = GradientBoostingClassifier(random_state=1)
gbc.fit(Xtr, ytr)
print("AUC:", roc_auc_score(yte, gbc.predict_proba(Xte)[:, 1]))
