import numpy as np
import pandas as pd
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

gait = pd.read_csv("gait.csv")
who, y = gait["subject"].values, gait["fall_risk"].values
X = gait.drop(columns=["subject", "fall_risk"]).values
res = []
for i, j in GroupKFold(6).split(X, y, who):
    ss = StandardScaler().fit(X[i])
    svc = LinearSVC(C=0.1).fit(ss.transform(X[i]), y[i])
    res.append(balanced_accuracy_score(y[j], svc.predict(ss.transform(X[j]))))
print(np.round(res, 2), np.mean(res))
