import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneGroupOut, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

long = pd.read_csv("eye_tracking.csv")
# one row per trial; samples of the same trial are summarised together
g = long.groupby(["subject", "trial"])
trial = g.agg(pupil=("pupil", "mean"), peak=("pupil", "max"), n_fix=("fix", "sum"), y=("correct", "first"))
base = long[long["t"] < 0].groupby(["subject", "trial"])["pupil"].mean()
trial["pupil"] -= base
trial = trial.dropna().reset_index()
X, y, s = trial[["pupil", "peak", "n_fix"]], trial["y"], trial["subject"]
sc = cross_val_score(make_pipeline(StandardScaler(), LogisticRegression()), X, y, groups=s, cv=LeaveOneGroupOut())
print(np.mean(sc), np.std(sc))
