import numpy as np
import pandas as pd
from gensim.models import Word2Vec
from gensim.utils import simple_preprocess
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, accuracy_score
from sklearn.model_selection import train_test_split

reviews = pd.read_csv('b2w_reviews.csv', sep=';')
reviews = reviews.dropna(subset=['review_text', 'overall_rating'])
rotulo = (reviews['overall_rating'] > 3).astype(int).values
frases = [simple_preprocess(t) for t in reviews['review_text']]

w2v = Word2Vec(frases, vector_size=100, window=5, min_count=3, workers=4, epochs=10)
treino, teste, y_treino, y_teste = train_test_split(frases, rotulo, test_size=0.2, random_state=0)


def vetor_medio(tokens):
    vs = [w2v.wv[t] for t in tokens if t in w2v.wv]
    if len(vs) == 0:
        return np.zeros(100)
    return np.mean(vs, axis=0)


X_treino = np.vstack([vetor_medio(t) for t in treino])
X_teste = np.vstack([vetor_medio(t) for t in teste])
lr = LogisticRegression(max_iter=1000)
lr.fit(X_treino, y_treino)
pred = lr.predict(X_teste)
print('acuracia', accuracy_score(y_teste, pred))
print('f1', f1_score(y_teste, pred))
