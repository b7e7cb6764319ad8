from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neighbors import NearestCentroid
from sklearn.preprocessing import Normalizer, PolynomialFeatures

X, y = load_digits(return_X_y=True)
X = X - X.mean(axis=1, keepdims=True)
X = Normalizer().fit_transform(X)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, random_state=0)
print(NearestCentroid().fit(X_tr, y_tr).score(X_te, y_te))
