import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import Normalizer, normalize
from sklearn.svm import SVC

spec = np.load("nir.npy")
y = np.load("species.npy")

# SNV: every spectrum is centred and scaled with its own mean / std
spec = (spec - spec.mean(axis=1, keepdims=True)) / spec.std(axis=1, keepdims=True)
deriv = np.gradient(spec, axis=1)
X = np.hstack([Normalizer().fit_transform(spec), normalize(deriv, norm="l1")])

A, B, ya, yb = train_test_split(X, y, test_size=0.3, random_state=5, stratify=y)
print(SVC(C=100, gamma=0.5).fit(A, ya).score(B, yb))
