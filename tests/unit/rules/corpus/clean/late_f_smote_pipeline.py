import numpy as np
import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.metrics import classification_report
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("fetal_health.csv")
y = (df.pop("fetal_health") > 1).astype(int)
p = Pipeline([("scale", StandardScaler()), ("smote", SMOTE(random_state=0)), ("lr", LogisticRegression())])
pred = cross_val_predict(p, df, y, cv=StratifiedKFold(5))
print(classification_report(y, pred))
