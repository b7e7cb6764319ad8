import numpy as np
import pandas as pd
import spacy
from sentence_transformers import SentenceTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.metrics import classification_report

nlp = spacy.load("de_core_news_lg")
df = pd.read_csv("briefe.csv")
emb = SentenceTransformer("distiluse-base-multilingual-cased-v2").encode(df["text"].tolist(), normalize_embeddings=True)
extra = np.array([[len(d), sum(t.is_oov for t in d) / max(len(d), 1), len(d.ents)] for d in nlp.pipe(df["text"])])
X = np.hstack([emb, np.log1p(extra)])
pred = cross_val_predict(LogisticRegression(max_iter=2000), X, df["label"], cv=StratifiedKFold(5))
print(classification_report(df["label"], pred))
