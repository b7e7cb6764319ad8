import numpy as np
import pandas as pd
from sklearn.ensemble import AdaBoostClassifier, ExtraTreesClassifier
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline

sonar = pd.read_csv("sonar.all-data", header=None)
S = sonar.iloc[:, :60].to_numpy()
m = (sonar.iloc[:, 60] == "M").astype(int).to_numpy()

rfe = RFE(LogisticRegression(max_iter=2000), n_features_to_select=15)
cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=4, random_state=60)
for clf in (LogisticRegression(max_iter=2000), ExtraTreesClassifier(300, random_state=60), AdaBoostClassifier(random_state=60)):
    sc = cross_val_score(make_pipeline(rfe, clf), S, m, cv=cv)
    print(clf.__class__.__name__, np.mean(sc).round(3), np.std(sc).round(3))
