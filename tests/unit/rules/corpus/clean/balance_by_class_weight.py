import pandas as pd
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

a = pd.read_csv("imbalanced.csv")
print(a["label"].value_counts(normalize=True))
tr, te = train_test_split(a, stratify=a["label"], random_state=0)
maj, mino = tr[tr["label"] == 0], tr[tr["label"] == 1]
tr = pd.concat([maj.sample(len(mino) * 3, random_state=0), mino])
f = [c for c in a if c != "label"]
print(RandomForestClassifier(class_weight="balanced").fit(tr[f], tr["label"]).score(te[f], te["label"]))
