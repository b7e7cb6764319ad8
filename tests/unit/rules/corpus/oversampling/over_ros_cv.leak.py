import numpy as np
import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from imblearn.pipeline import make_pipeline
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

faults = pd.read_csv("steel_faults.csv")
Xf = faults.filter(regex="^(X_|Y_|Steel|Edges)").to_numpy()
yf = faults["Bumps"].to_numpy()

ros = RandomOverSampler(random_state=70)
Xr, yr = ros.fit_resample(Xf, yf)
kf = StratifiedKFold(10, shuffle=True, random_state=70)
flow = make_pipeline(StandardScaler(), SVC(gamma="scale"))
f1 = cross_val_score(flow, Xr, yr, cv=kf, scoring="f1")
print(f"f1 {np.mean(f1):.3f} (sd {np.std(f1):.3f})")
