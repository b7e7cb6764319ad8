import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

t = pd.read_csv("transfusion.csv")
xs = ["recency", "frequency", "monetary"]
centre = t[t["donated"] == 1][xs].mean()
t["to_donors"] = np.sqrt(((t[xs] - centre) ** 2).sum(axis=1))
tr, te = train_test_split(t, stratify=t["donated"], random_state=0)
lr = LogisticRegression(max_iter=500).fit(tr[xs + ["to_donors"]], tr["donated"])
print(lr.score(te[xs + ["to_donors"]], te["donated"]))
