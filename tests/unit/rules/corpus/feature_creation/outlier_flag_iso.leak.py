from sklearn.ensemble import IsolationForest
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
import numpy as np

X, y = load_breast_cancer(return_X_y=True)
iso = IsolationForest(n_estimators=200, random_state=0)
iso.fit(X)
X = np.c_[X, iso.score_samples(X)]
Xtr, Xte, ytr, yte = train_test_split(X, y, stratify=y, random_state=0)
pipe = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
print(pipe.fit(Xtr, ytr).score(Xte, yte))
