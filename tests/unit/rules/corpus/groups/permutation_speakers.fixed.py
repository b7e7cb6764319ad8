import numpy as np
import pandas as pd
from sklearn.neighbors import KNeighborsClassifier

v = pd.read_csv("parkinson_voice.csv")  # six recordings of each subject
X = v.drop(columns=["subject_id", "status"]).to_numpy()
y = v["status"].to_numpy()
rng = np.random.default_rng(0)
ids = rng.permutation(v["subject_id"].unique())
tr, te = np.flatnonzero(v["subject_id"].isin(ids[8:])), np.flatnonzero(v["subject_id"].isin(ids[:8]))
print(KNeighborsClassifier().fit(X[tr], y[tr]).score(X[te], y[te]))
