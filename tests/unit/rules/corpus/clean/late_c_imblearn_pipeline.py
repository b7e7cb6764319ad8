import pandas as pd
from imblearn.ensemble import BalancedRandomForestClassifier
from imblearn.over_sampling import SMOTENC
from imblearn.pipeline import make_pipeline
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_validate

df = pd.read_csv("insurance.csv")
y = df.pop("Response")
df["Gender"] = df["Gender"].eq("Male").astype(int)
X = df[["Gender", "Age", "Annual_Premium", "Vintage"]]
smote = make_pipeline(SMOTENC(categorical_features=[0], random_state=0), RandomForestClassifier(200, random_state=0))
for name, est in {"smote": smote, "brf": BalancedRandomForestClassifier(200, random_state=0)}.items():
    r = cross_validate(est, X, y, cv=StratifiedKFold(5, shuffle=True, random_state=0), scoring=["roc_auc", "f1"])
    print(name, r["test_roc_auc"].mean(), r["test_f1"].mean())
