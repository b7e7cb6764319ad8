# Water potability: which wells are safe to drink from?
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import train_test_split

wells = pd.read_csv("water_potability.csv")
print(wells.shape)
print(wells.isnull().sum())

target = "Potability"
chem_cols = [c for c in wells.columns if c != target]

imp = SimpleImputer(strategy="mean")
wells[chem_cols] = imp.fit_transform(wells[chem_cols])

X = wells[chem_cols]
y = wells[target]
X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.25, random_state=11, stratify=y
)

rf = RandomForestClassifier(n_estimators=400, min_samples_leaf=3, random_state=11)
rf.fit(X_train, y_train)
pred = rf.predict(X_test)
print("accuracy", accuracy_score(y_test, pred))
print("f1", f1_score(y_test, pred))
