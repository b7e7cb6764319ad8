import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import cross_validate
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import TargetEncoder

hr = pd.read_csv("employee_attrition.csv")
y = (hr["Attrition"] == "Yes").astype(int)
cats = ["JobRole", "Department", "EducationField"]
nums = ["Age", "MonthlyIncome", "DistanceFromHome", "TotalWorkingYears"]
X = hr[cats + nums].copy()

prep = ColumnTransformer([("te", TargetEncoder(random_state=0), cats)], remainder="passthrough")
pipe = Pipeline([("prep", prep), ("rf", RandomForestClassifier(300, random_state=0))])

res = cross_validate(pipe, X, y, cv=10, scoring=["roc_auc", "f1"])
print("AUC", res["test_roc_auc"].mean())
print("F1 ", res["test_f1"].mean())
