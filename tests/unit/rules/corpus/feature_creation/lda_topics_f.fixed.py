"""Predict petition success from topics."""
import numpy as np
from gensim import corpora, models
from gensim.utils import simple_preprocess
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
import json

docs, y = [], []
with open("petitions.jsonl") as fh:
    for row in map(json.loads, fh):
        docs.append(simple_preprocess(row["body"]))
        y.append(int(row["signatures"] > 1000))
y = np.array(y)

idx = np.random.RandomState(3).permutation(len(docs))
cut = int(.75 * len(docs))
train_idx, test_idx = idx[:cut], idx[cut:]


train_docs = [docs[i] for i in train_idx]
dictionary = corpora.Dictionary(train_docs)
dictionary.filter_extremes(no_below=5, no_above=.5)
bow = [dictionary.doc2bow(d) for d in docs]
lda = models.LdaModel([bow[i] for i in train_idx], num_topics=40, id2word=dictionary, passes=5, random_state=3)


def topic_vec(b):
    v = np.zeros(40)
    for k, p in lda.get_document_topics(b):
        v[k] = p
    return v


T = np.vstack([topic_vec(b) for b in bow])
clf = LogisticRegression(C=10, max_iter=500).fit(T[train_idx], y[train_idx])
print(f1_score(y[test_idx], clf.predict(T[test_idx])))
