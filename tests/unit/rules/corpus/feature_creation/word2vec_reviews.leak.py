import re
import numpy as np
import pandas as pd
from gensim.models import Word2Vec
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score

def words(s):
    return re.sub('[^a-z]', ' ', s.lower()).split()

def avg(model, docs):
    out = []
    for d in docs:
        v = [model.wv[w] for w in d if w in model.wv]
        out.append(np.mean(v, axis=0) if v else np.zeros(model.vector_size))
    return np.vstack(out)

df = pd.read_csv('labeledTrainData.tsv', sep='\t', quoting=3).sample(frac=1, random_state=3)
docs = [words(r) for r in df.review]
n_tr = 20000
w2v = Word2Vec(docs, vector_size=200, min_count=20, window=8, workers=4)
V = avg(w2v, docs)
y = df.sentiment.values
forest = RandomForestClassifier(n_estimators=100)
forest.fit(V[:n_tr], y[:n_tr])
print('AUC', roc_auc_score(y[n_tr:], forest.predict_proba(V[n_tr:])[:, 1]))
