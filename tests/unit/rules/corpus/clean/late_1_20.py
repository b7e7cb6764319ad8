import numpy as np
import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import MinMaxScaler

d = pd.read_csv("colon.csv")
y = d.pop("tumour").to_numpy()
x = d.to_numpy()
aucs = []
for i, j in StratifiedKFold(5, shuffle=True, random_state=0).split(x, y):
    mm = MinMaxScaler().fit(x[i])
    kb = SelectKBest(k=40).fit(mm.transform(x[i]), y[i])
    xi, xj = (kb.transform(mm.transform(x[r])) for r in (i, j))
    xi, yi = RandomOverSampler(random_state=0).fit_resample(xi, y[i])
    lr = LogisticRegression(max_iter=1000).fit(xi, yi)
    aucs.append(roc_auc_score(y[j], lr.predict_proba(xj)[:, 1]))
print(np.mean(aucs))
