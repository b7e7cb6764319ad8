import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectKBest, mutual_info_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_validate
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

eeg = pd.read_csv("eeg_epochs.csv")
X = eeg.filter(like="bp_").to_numpy()
y = eeg["stage"].eq("REM").astype(int).to_numpy()
pipe = make_pipeline(StandardScaler(), SelectKBest(mutual_info_classif, k=20), LogisticRegression(max_iter=1000))
res = cross_validate(pipe, X, y, groups=eeg["patient"], cv=GroupKFold(5), scoring="roc_auc", return_train_score=True)
print("train", np.round(res["train_score"], 3))
print("test ", np.round(res["test_score"], 3))
