import joblib
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

df = pd.read_csv("vehicle_insurance.csv")
y = df.pop("Response")
num = ["Age", "Annual_Premium", "Vintage"]
cat = ["Gender", "Vehicle_Age", "Vehicle_Damage"]

prep = ColumnTransformer([
    ("num", Pipeline([("imp", SimpleImputer()), ("sc", StandardScaler())]), num),
    ("cat", OneHotEncoder(handle_unknown="ignore"), cat),
])
full = Pipeline([("prep", prep), ("rf", RandomForestClassifier(200, random_state=0))])
print("AUC", cross_val_score(full, df, y, cv=5, scoring="roc_auc").mean())

# production artefact gets every row we have
full.fit(df, y)
joblib.dump(full, "model.joblib")
