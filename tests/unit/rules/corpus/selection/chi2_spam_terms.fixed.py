import glob
import os
import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.feature_selection import SelectPercentile, chi2
from sklearn.metrics import accuracy_score, precision_recall_fscore_support
from sklearn.naive_bayes import MultinomialNB


def load_folder(root):
    texts, y = [], []
    for label, name in enumerate(["ham", "spam"]):
        for fn in sorted(glob.glob(os.path.join(root, name, "*.txt"))):
            with open(fn, encoding="latin-1") as f:
                texts.append(f.read())
            y.append(label)
    return texts, np.array(y)


texts, y = load_folder("corpus/enronish")
print(len(texts), "mails,", y.mean(), "spam")

vec = HashingVectorizer(n_features=2**16, alternate_sign=False, norm=None, binary=True)
X = vec.transform(texts)

order = np.random.RandomState(1).permutation(len(y))
n_test = len(y) // 5
test_ids, train_ids = order[:n_test], order[n_test:]

sel = SelectPercentile(chi2, percentile=5)
sel.fit(X[train_ids], y[train_ids])
Xs = sel.transform(X)
print("terms kept:", Xs.shape[1])

nb = MultinomialNB(alpha=0.1)
nb.fit(Xs[train_ids], y[train_ids])
guess = nb.predict(Xs[test_ids])
print("accuracy", accuracy_score(y[test_ids], guess))
prec, rec, f1, _ = precision_recall_fscore_support(y[test_ids], guess, average="binary")
print(f"precision={prec:.3f} recall={rec:.3f} f1={f1:.3f}")
