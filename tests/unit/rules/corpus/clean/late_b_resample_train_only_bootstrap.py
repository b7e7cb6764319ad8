import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.utils import resample

df = pd.read_csv("parkinsons_subjects.csv", index_col="subject")
train, test = train_test_split(df, test_size=0.3, stratify=df["status"], random_state=8)
pos, neg = train[train["status"] == 1], train[train["status"] == 0]
neg_up = resample(neg, replace=True, n_samples=len(pos), random_state=8)
train = pd.concat([pos, neg_up]).sample(frac=1, random_state=8)
lr = LogisticRegression(max_iter=2000).fit(train.drop(columns="status"), train["status"])
p = pd.Series(lr.predict_proba(test.drop(columns="status"))[:, 1], index=test.index)

boot = []
for s in range(1000):
    b = resample(test.index.to_numpy(), stratify=test["status"], random_state=s)
    boot.append(roc_auc_score(test.loc[b, "status"], p.loc[b]))
print("AUC 95% CI", np.percentile(boot, [2.5, 97.5]))
