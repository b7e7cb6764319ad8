import numpy as np
from sklearn.decomposition import PCA
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline
from sklearn.svm import SVC

X, y = np.load("lfw_x.npy"), np.load("lfw_y.npy")
pipe = Pipeline([("pca", PCA(150, svd_solver="randomized", whiten=True)), ("svc", SVC())])
grid = GridSearchCV(pipe, {"svc__C": [1, 10, 100], "svc__gamma": [1e-3, 1e-2]}, cv=5)
grid.fit(X, y)
print(grid.best_score_, grid.best_params_)
