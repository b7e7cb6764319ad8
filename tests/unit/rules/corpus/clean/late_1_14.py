import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import make_pipeline
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_validate

fraud = pd.read_csv("fraud.csv")
y = fraud.pop("fraud")
pipe = make_pipeline(SMOTE(random_state=0), RandomForestClassifier(random_state=0))
cv = StratifiedKFold(5, shuffle=True, random_state=0)
res = cross_validate(pipe, fraud, y, cv=cv, scoring=("f1", "average_precision"))
print({k: v.mean() for k, v in res.items()})
