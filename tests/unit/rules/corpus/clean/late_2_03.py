import numpy as np
import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_validate
from sklearn.preprocessing import StandardScaler

cc = pd.read_csv("creditcard.csv").drop_duplicates()
X, y = cc.drop(columns=["Time", "Class"]), cc["Class"]

model = Pipeline([("scale", StandardScaler()), ("smote", SMOTE(random_state=0)), ("lr", LogisticRegression(max_iter=500))])
rskf = RepeatedStratifiedKFold(n_splits=5, n_repeats=3, random_state=0)
out = cross_validate(model, X, y, cv=rskf, scoring={"ap": "average_precision", "recall": "recall"})
print({k: np.round(v.mean(), 3) for k, v in out.items() if k.startswith("test_")})
