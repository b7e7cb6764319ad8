from sklearn.datasets import fetch_20newsgroups
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.feature_selection import mutual_info_classif
from sklearn.naive_bayes import BernoulliNB
import numpy as np

news = fetch_20newsgroups(subset="all", categories=["sci.space", "sci.med"], remove=("headers", "footers", "quotes"))
X = HashingVectorizer(n_features=2 ** 12, binary=True, norm=None, alternate_sign=False).transform(news.data)
y = news.target

rs = np.random.RandomState(0)
perm = rs.permutation(X.shape[0])
cut = int(0.75 * len(perm))
train_idx, test_idx = perm[:cut], perm[cut:]

mi = mutual_info_classif(X, y, discrete_features=True)
best = np.sort(np.argpartition(mi, -300)[-300:])
X = X[:, best]

nb = BernoulliNB().fit(X[train_idx], y[train_idx])
print("accuracy", nb.score(X[test_idx], y[test_idx]))
