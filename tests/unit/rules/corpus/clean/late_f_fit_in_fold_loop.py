import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import RidgeClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

df = pd.read_csv("nlp_getting_started.csv")
texts, y = df["text"].str.lower().to_numpy(), df["target"].to_numpy()
oof = np.zeros(len(df), dtype=int)
for tr, va in StratifiedKFold(5, shuffle=True, random_state=0).split(texts, y):
    vec = TfidfVectorizer(min_df=2)
    X = vec.fit_transform(texts[tr])
    oof[va] = RidgeClassifier().fit(X, y[tr]).predict(vec.transform(texts[va]))
print(f1_score(y, oof))
