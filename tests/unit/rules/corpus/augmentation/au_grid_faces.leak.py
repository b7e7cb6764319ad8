import numpy as np
from sklearn.datasets import fetch_olivetti_faces
from sklearn.decomposition import PCA
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import Pipeline
from sklearn.svm import SVC

faces = fetch_olivetti_faces()
pics, who = faces.images, faces.target

pics = np.concatenate([pics, np.flip(pics, axis=2)])
who = np.tile(who, 2)
pics = pics.reshape(len(pics), -1)
p_dev, p_test, w_dev, w_test = train_test_split(pics, who, test_size=0.2, stratify=who, random_state=3)

pipe = Pipeline([("pca", PCA(random_state=3)), ("svc", SVC())])
gs = GridSearchCV(pipe, {"pca__n_components": [50, 100], "svc__C": [1, 10]}, cv=3)
gs.fit(p_dev, w_dev)
best = gs.best_estimator_
print("test accuracy", best.score(p_test, w_test))
