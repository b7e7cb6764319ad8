import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import GroupShuffleSplit, train_test_split

scans = pd.read_csv("oct_features.csv")
X = scans.drop(columns=["patient_id", "disease"])
y = scans["disease"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
rf = RandomForestClassifier(300).fit(X_train, y_train)
print(rf.score(X_test, y_test))
