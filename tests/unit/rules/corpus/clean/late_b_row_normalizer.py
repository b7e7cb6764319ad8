import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.datasets import fetch_20newsgroups
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import Normalizer

ng = fetch_20newsgroups(subset="all", remove=("headers", "footers", "quotes"))
X = HashingVectorizer(n_features=2 ** 16).fit_transform(ng.data)
X = Normalizer().fit_transform(X)
lengths = np.array([len(t) for t in ng.data])
keep = lengths > 20
X_train, X_test, y_train, y_test = train_test_split(X[keep], ng.target[keep], random_state=0)
clf = SGDClassifier().fit(X_train, y_train)
print(clf.score(X_test, y_test))
