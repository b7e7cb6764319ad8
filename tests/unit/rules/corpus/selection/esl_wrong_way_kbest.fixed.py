import numpy as np
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

rng = np.random.RandomState(1)
X = rng.randn(50, 5000)
y = np.repeat([0, 1], 25)
model = make_pipeline(SelectKBest(f_classif, k=100), LogisticRegression())
print(cross_val_score(model, X, y, cv=5).mean())
