from time import time

import numpy as np
from sklearn.datasets import fetch_lfw_people
from sklearn.decomposition import PCA
from sklearn.model_selection import cross_validate, RepeatedStratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.svm import SVC

lfw = fetch_lfw_people(min_faces_per_person=70, resize=0.4)
n_samples, h, w = lfw.images.shape
faces, who = lfw.data / 255.0, lfw.target
print(f"{n_samples} images {h}x{w}, {len(lfw.target_names)} people")

n_components = 150
t0 = time()
pca = PCA(n_components=n_components, svd_solver="randomized", whiten=True, random_state=0)
weights = pca.fit_transform(faces)
print("done in %0.3fs" % (time() - t0))

cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=2, random_state=0)
res = cross_validate(
    make_pipeline(SVC(kernel="rbf", C=1000, gamma=0.005, class_weight="balanced")),
    weights, who, cv=cv, scoring=("accuracy", "f1_macro"),
)
for k in ("test_accuracy", "test_f1_macro"):
    print(k, np.round(res[k].mean(), 3), np.round(res[k].std(), 3))
