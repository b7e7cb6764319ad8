from sklearn.datasets import load_files
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.feature_selection import SelectPercentile, chi2
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split
import numpy as np

bbc = load_files('bbc/', encoding='utf-8', decode_error='replace')
hv = HashingVectorizer(n_features=2 ** 16, alternate_sign=False, stop_words='english')
X = hv.transform(bbc.data)
y = bbc.target
print(X.shape)

selector = SelectPercentile(chi2, percentile=5)
Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.3, random_state=4)
selector.fit(Xtr, ytr)
Xtr, Xte = selector.transform(Xtr), selector.transform(Xte)
print('after selection', Xtr.shape)
sgd = SGDClassifier(alpha=1e-4, max_iter=50, random_state=0)
sgd.fit(Xtr, ytr)
pred = sgd.predict(Xte)
n_ok = (pred == yte).sum()
print("%d of %d correct (%.1f%%)" % (n_ok, len(yte), 100.0 * n_ok / len(yte)))
for i, n in enumerate(bbc.target_names):
    print(n, np.mean(pred[yte == i] == i))
