import random
from collections import Counter

import numpy as np


class BagOfWords:
    def __init__(self, size=1500):
        self.size = size
        self.vocab = {}

    def learn(self, docs):
        counts = Counter(w for d in docs for w in d.lower().split())
        self.vocab = {w: i for i, (w, _) in enumerate(counts.most_common(self.size))}
        return self

    def encode(self, docs):
        M = np.zeros((len(docs), len(self.vocab)))
        for r, d in enumerate(docs):
            for w in d.lower().split():
                if w in self.vocab:
                    M[r, self.vocab[w]] += 1
        return M


class NaiveBayes:
    def fit(self, M, y):
        self.prior = np.log([np.mean(y == k) for k in (0, 1)])
        like = np.array([M[y == k].sum(axis=0) + 1.0 for k in (0, 1)])
        self.like = np.log(like / like.sum(axis=1, keepdims=True))
        return self

    def predict(self, M):
        return np.argmax(M @ self.like.T + self.prior, axis=1)


rows = [l.rstrip("\n").split("\t", 1) for l in sorted(set(open("SMSSpamCollection", encoding="utf8")))]
random.Random(4).shuffle(rows)
docs = [t for _, t in rows]
y = np.array([int(lab == "spam") for lab, _ in rows])
k = int(len(docs) * 0.8)

bow = BagOfWords().learn(docs[:k])
nb = NaiveBayes().fit(bow.encode(docs[:k]), y[:k])
print("test accuracy:", np.mean(nb.predict(bow.encode(docs[k:])) == y[k:]))
