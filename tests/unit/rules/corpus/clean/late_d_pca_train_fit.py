import numpy as np
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.svm import SVC
from sklearn.model_selection import train_test_split
import matplotlib.pyplot as plt

digits = load_digits()
plt.scatter(*PCA(2).fit_transform(digits.data).T, c=digits.target, s=5)
plt.show()
X_train, X_test, y_train, y_test = train_test_split(digits.data, digits.target, random_state=0)
pca = PCA(n_components=0.95).fit(X_train)
svc = SVC().fit(pca.transform(X_train), y_train)
print(pca.n_components_, svc.score(pca.transform(X_test), y_test))
