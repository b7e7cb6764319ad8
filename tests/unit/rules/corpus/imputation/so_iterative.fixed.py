import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.experimental import enable_iterative_imputer  # noqa
from sklearn.impute import IterativeImputer
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

rng = np.random.RandomState(0)
X, y = load_diabetes(return_X_y=True)
X[rng.rand(*X.shape) < 0.1] = np.nan

pipe = make_pipeline(IterativeImputer(max_iter=10, random_state=0), Ridge())
print(cross_val_score(pipe, X, y, cv=5, scoring="r2"))
