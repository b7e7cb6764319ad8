import numpy as np
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import Normalizer

X = np.load("minerals/raman.npy")
y = np.load("minerals/species.npy")

# baseline of each spectrum, then unit length
X = X - X.min(axis=1, keepdims=True)
X = Normalizer(norm="l2").fit_transform(X)
X = np.hstack([X, X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)])

X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.25, stratify=y, random_state=4
)

knn = KNeighborsClassifier(n_neighbors=3, metric="cosine")
knn.fit(X_train, y_train)
print("accuracy:", accuracy_score(y_test, knn.predict(X_test)))
