import pandas as pd
from sklearn.ensemble import BaggingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.utils import resample

df = pd.read_csv("satellite_oil_spill.csv")
holdout = df.sample(frac=0.25, random_state=51)
df = df.drop(holdout.index)

spill = df[df["target"] == 1]
sea = df[df["target"] == 0]
df = pd.concat([sea, resample(spill, n_samples=len(sea), random_state=51)])

feats = [c for c in df.columns if c.startswith("f_")]
clf = BaggingClassifier(n_estimators=100, random_state=51).fit(df[feats], df["target"])
print(roc_auc_score(holdout["target"], clf.predict_proba(holdout[feats])[:, 1]))
