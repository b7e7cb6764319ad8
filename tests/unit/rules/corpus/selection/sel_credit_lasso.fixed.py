import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectFromModel
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

german = pd.read_csv("german_numeric.csv")
target = german.pop("bad").to_numpy()
M = german.to_numpy(dtype=float)

l1 = LogisticRegression(penalty="l1", C=0.05, solver="liblinear", random_state=0)
M1, M2, t1, t2 = train_test_split(M, target, test_size=0.25, random_state=0)
sfm = SelectFromModel(l1).fit(M1, t1)
M1, M2 = sfm.transform(M1), sfm.transform(M2)
print("selected", np.flatnonzero(sfm.get_support()))

final = LogisticRegression(max_iter=2000).fit(M1, t1)
print(roc_auc_score(t2, final.predict_proba(M2)[:, 1]))
