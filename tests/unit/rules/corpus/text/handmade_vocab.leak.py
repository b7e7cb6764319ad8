import collections
import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression

t = pd.read_csv("headlines.csv").sample(frac=1, random_state=2).reset_index(drop=True)
n = int(len(t) * 0.8)
counts = collections.Counter(w for s in t["headline"] for w in s.lower().split())
vocab = {w: i for i, (w, _) in enumerate(counts.most_common(3000))}
B = np.zeros((len(t), len(vocab)))
for r, s in enumerate(t["headline"]):
    for w in s.lower().split():
        if w in vocab:
            B[r, vocab[w]] += 1
lr = LogisticRegression(max_iter=200).fit(B[:n], t["sarcastic"][:n])
print(lr.score(B[n:], t["sarcastic"][n:]))
