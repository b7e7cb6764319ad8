import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import RFE
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline

sonar = pd.read_csv("sonar.all-data", header=None)
X = sonar.iloc[:, :60].to_numpy()
y = (sonar[60] == "M").astype(int).to_numpy()

base = RandomForestClassifier(n_estimators=100, random_state=5)
cv = StratifiedKFold(n_splits=10, shuffle=True, random_state=5)

for n in (10, 20, 30):
    rfe = RFE(base, n_features_to_select=n, step=5)
    score = cross_val_score(Pipeline([("rfe", rfe), ("rf", base)]), X, y, cv=cv)
    print(n, "features:", score.mean().round(3), "+-", score.std().round(3))
