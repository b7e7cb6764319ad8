import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.decomposition import PCA
from sklearn.model_selection import GridSearchCV, StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X, y = load_breast_cancer(return_X_y=True)
pipe = Pipeline([("sc", StandardScaler()), ("pca", PCA()), ("svc", SVC())])
grid = {"pca__n_components": [5, 10, 20], "svc__C": np.logspace(-2, 2, 5)}
inner = StratifiedKFold(4, shuffle=True, random_state=0)
outer = StratifiedKFold(5, shuffle=True, random_state=1)
nested = cross_val_score(GridSearchCV(pipe, grid, cv=inner), X, y, cv=outer)
print("nested CV: %.3f" % nested.mean())
