from sklearn.datasets import fetch_20newsgroups
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.feature_selection import SelectPercentile, chi2
from sklearn.linear_model import RidgeClassifier
from sklearn.model_selection import train_test_split

news = fetch_20newsgroups(subset="all", remove=("headers", "footers", "quotes"))
X = HashingVectorizer(alternate_sign=False, n_features=2 ** 16).transform(news.data)
sp = SelectPercentile(chi2, percentile=10)
X_tr, X_te, y_tr, y_te = train_test_split(X, news.target, random_state=20)
X_tr = sp.fit_transform(X_tr, y_tr)
X_te = sp.transform(X_te)
print(RidgeClassifier().fit(X_tr, y_tr).score(X_te, y_te))
