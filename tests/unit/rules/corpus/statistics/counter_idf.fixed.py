import csv
import math
import re
from collections import Counter

import numpy as np
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import StratifiedKFold

with open("sms.tsv", encoding="utf8") as fh:
    data = [(lab, re.findall(r"[a-z']+|\d+", txt.lower())) for lab, txt in csv.reader(fh, delimiter="\t")]
y = np.array([int(lab == "spam") for lab, _ in data])
docs = [t for _, t in data]
DIM = 2 ** 13


def slot(w):
    return sum(ord(c) * 31 ** i for i, c in enumerate(w)) % DIM


def idf_table(subset):
    df = Counter(w for d in subset for w in set(d))
    return {w: math.log(len(subset) / c) for w, c in df.items()}


def encode(subset, idf):
    M = np.zeros((len(subset), DIM), dtype=np.float32)
    for i, d in enumerate(subset):
        for w, c in Counter(d).items():
            M[i, slot(w)] += c * idf.get(w, 0.0)
    return M


scores = []
for a, b in StratifiedKFold(5, shuffle=True, random_state=0).split(docs, y):
    tr, te = [docs[i] for i in a], [docs[i] for i in b]
    idf = idf_table(tr)
    clf = SGDClassifier(random_state=0).fit(encode(tr, idf), y[a])
    scores.append(clf.score(encode(te, idf), y[b]))
print(np.round(scores, 4), np.mean(scores))
