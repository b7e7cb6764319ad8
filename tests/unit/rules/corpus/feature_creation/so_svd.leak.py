from sklearn.datasets import fetch_openml
from sklearn.decomposition import TruncatedSVD
from sklearn.neighbors import KNeighborsClassifier
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import Pipeline

X, y = fetch_openml("mnist_784", version=1, return_X_y=True, as_frame=False)
X, y = X[:5000] / 255.0, y[:5000]
knn = KNeighborsClassifier(3)
for k in (20, 50):
    Z = TruncatedSVD(n_components=k, random_state=0).fit_transform(X)
    scores = cross_val_score(knn, Z, y, cv=3)
    print(k, scores.mean())
