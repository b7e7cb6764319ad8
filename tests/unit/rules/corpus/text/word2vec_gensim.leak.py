import numpy as np
import pandas as pd
from gensim.models import Word2Vec
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

q = pd.read_csv("quora_insincere.csv").sample(50_000, random_state=0)
words = [s.lower().split() for s in q["question_text"]]


def doc_vector(tokens, wv):
    known = [wv[t] for t in tokens if t in wv]
    return np.mean(known, axis=0) if known else np.zeros(wv.vector_size)


w2v = Word2Vec(words, vector_size=100, min_count=5, workers=2)
vecs = np.array([doc_vector(t, w2v.wv) for t in words])
a, b, ya, yb = train_test_split(vecs, q["target"], test_size=0.2, random_state=0)
print(LogisticRegression(max_iter=300).fit(a, ya).score(b, yb))
