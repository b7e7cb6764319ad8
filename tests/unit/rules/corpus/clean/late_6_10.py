import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("insurance_fraud.csv").drop_duplicates()
X = df.drop(columns="fraud").select_dtypes("number")
y = df["fraud"]

steps = [
    ("scale", StandardScaler()),
    ("smote", SMOTE(k_neighbors=3, random_state=0)),
    ("clf", LogisticRegression(max_iter=2000)),
]
pipe = Pipeline(steps)

cv = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
res = cross_validate(pipe, X, y, cv=cv, scoring=["recall", "average_precision"])
for key in ("test_recall", "test_average_precision"):
    print(key, res[key].mean().round(3), "+/-", res[key].std().round(3))
