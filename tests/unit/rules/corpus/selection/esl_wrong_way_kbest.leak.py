import numpy as np
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

rng = np.random.RandomState(1)
X = rng.randn(50, 5000)
y = np.repeat([0, 1], 25)
sel = SelectKBest(f_classif, k=100)
X_sel = sel.fit_transform(X, y)
print(cross_val_score(LogisticRegression(), X_sel, y, cv=5).mean())
