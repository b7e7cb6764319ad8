import numpy as np
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.neighbors import KNeighborsClassifier

yeast = pd.read_csv("yeast.csv")
A = yeast.iloc[:, 1:9].to_numpy()
b = yeast["localization"].isin(["ME2", "EXC"]).to_numpy().astype(int)

sm = SMOTE(k_neighbors=3, random_state=0)
A, b = sm.fit_resample(A, b)
res = []
for i, j in StratifiedKFold(n_splits=5, shuffle=True, random_state=0).split(A, b):
    knn = KNeighborsClassifier(3).fit(A[i], b[i])
    res.append(f1_score(b[j], knn.predict(A[j])))
print(np.round(res, 3), "mean", np.mean(res))
