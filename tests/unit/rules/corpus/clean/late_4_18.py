import pandas as pd
from sklearn.ensemble import RandomForestClassifier

glass = pd.read_csv("glass.csv")
X, y = glass.drop(columns="Type"), glass["Type"]
rf = RandomForestClassifier(n_estimators=1000, oob_score=True, bootstrap=True, random_state=34)
rf.fit(X, y)
print("OOB accuracy:", rf.oob_score_)
print(pd.Series(rf.feature_importances_, X.columns).sort_values())
