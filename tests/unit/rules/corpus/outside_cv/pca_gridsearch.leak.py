import numpy as np
from sklearn.decomposition import PCA
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import Pipeline
from sklearn.svm import SVC

X, y = np.load("lfw_x.npy"), np.load("lfw_y.npy")
Xp = PCA(150, svd_solver="randomized", whiten=True).fit_transform(X)
grid = GridSearchCV(SVC(), {"C": [1, 10, 100], "gamma": [1e-3, 1e-2]}, cv=5)
grid.fit(Xp, y)
print(grid.best_score_, grid.best_params_)
