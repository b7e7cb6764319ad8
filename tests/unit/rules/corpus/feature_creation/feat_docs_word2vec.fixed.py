import numpy as np
import pandas as pd
from gensim.models import Word2Vec
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split


class DocClassifier:
    def __init__(self, size=100):
        self.size = size

    def _tokens(self, docs):
        return [d.lower().split() for d in docs]

    def _train_vectors(self, tokens):
        self.w2v = Word2Vec(tokens, vector_size=self.size, min_count=3, workers=1, seed=1)

    def _embed(self, tokens):
        out = np.zeros((len(tokens), self.size))
        for i, words in enumerate(tokens):
            known = [self.w2v.wv[w] for w in words if w in self.w2v.wv]
            if known:
                out[i] = np.mean(known, axis=0)
        return out

    def evaluate(self, docs, cats):
        tokens = self._tokens(docs)
        k_tr, k_te, c_tr, c_te = train_test_split(tokens, cats, test_size=0.2, random_state=1)
        self._train_vectors(k_tr)
        v_tr, v_te = self._embed(k_tr), self._embed(k_te)
        self.clf = LogisticRegression(max_iter=1000).fit(v_tr, c_tr)
        return f1_score(c_te, self.clf.predict(v_te), average="macro")


contracts = pd.read_csv("contracts.csv")
print(DocClassifier().evaluate(contracts["body"].tolist(), contracts["category"].tolist()))
