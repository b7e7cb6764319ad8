# Assignment 3 - eigenfaces
# Student no. 20431187
import numpy as np
from sklearn.datasets import fetch_lfw_people
from sklearn.decomposition import PCA
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.svm import SVC

lfw = fetch_lfw_people(min_faces_per_person=70, resize=0.4)
n_samples, h, w = lfw.images.shape
X = lfw.data / 255.0
y = lfw.target
print("samples", n_samples, "pixels", h * w)

# Question 1: how many components explain 95 % of the variance of the collection?
explained = PCA().fit(X).explained_variance_ratio_.cumsum()
print("Q1:", int(np.searchsorted(explained, 0.95)) + 1)

# Question 2: train a classifier on 150 eigenfaces
pca = PCA(n_components=150, whiten=True, svd_solver="randomized", random_state=0)
Z = pca.fit_transform(X)
Z_train, Z_test, y_train, y_test = train_test_split(Z, y, test_size=0.25, random_state=42)

svc = SVC(kernel="rbf", C=1000, gamma=0.005, class_weight="balanced")
svc.fit(Z_train, y_train)
y_pred = svc.predict(Z_test)
print(classification_report(y_test, y_pred, target_names=lfw.target_names))

# Question 3: training accuracy versus test accuracy
print("Q3:", svc.score(Z_train, y_train), svc.score(Z_test, y_test))
