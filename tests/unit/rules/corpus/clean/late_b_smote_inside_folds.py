import numpy as np
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("yeast.csv").drop_duplicates()
X = df.iloc[:, :-1].to_numpy()
y = (df.iloc[:, -1] == "ME2").astype(int).to_numpy()

scores = []
for tr, te in StratifiedKFold(5, shuffle=True, random_state=3).split(X, y):
    sc = StandardScaler()
    X_tr = sc.fit_transform(X[tr])
    X_res, y_res = SMOTE(random_state=3).fit_resample(X_tr, y[tr])
    clf = RandomForestClassifier(random_state=3).fit(X_res, y_res)
    scores.append(f1_score(y[te], clf.predict(sc.transform(X[te]))))
print(np.mean(scores))
