import random
from collections import Counter

import numpy as np
from gensim.models import FastText
from gensim.utils import simple_preprocess
from sklearn.linear_model import LogisticRegression

lines = [l.rstrip("\n").split("\t") for l in open("headlines.tsv")]
random.Random(4).shuffle(lines)
toks = [simple_preprocess(t) for _, t in lines]
lab = np.array([l for l, _ in lines])
print("class balance", Counter(lab), "types", len({w for t in toks for w in t}))
k = len(lines) * 4 // 5
counts = Counter(w for t in toks[:k] for w in t)
total = sum(counts.values())
ft = FastText(toks[:k], vector_size=100, min_count=2, epochs=10)


def sif(t):
    v = [ft.wv[w] * 1e-3 / (1e-3 + counts[w] / total) for w in t]
    return np.mean(v, axis=0) if v else np.zeros(100)


V = np.vstack([sif(t) for t in toks])
clf = LogisticRegression(max_iter=1000).fit(V[:k], lab[:k])
print("train/test", clf.score(V[:k], lab[:k]), clf.score(V[k:], lab[k:]))
