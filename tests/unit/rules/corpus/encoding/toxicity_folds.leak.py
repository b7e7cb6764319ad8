import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold
from sklearn.naive_bayes import ComplementNB
from sklearn.svm import LinearSVC

corpus = pd.read_csv("toxic_comments.csv").dropna(subset=["comment"])
texts = corpus["comment"].values
y = corpus["toxic"].values

rows = []
for ngram in [(1, 1), (1, 2)]:
    features = TfidfVectorizer(ngram_range=ngram, min_df=3).fit_transform(texts)
    for seed in (0, 1, 2):
        cv = StratifiedKFold(n_splits=5, shuffle=True, random_state=seed)
        for fold, (tr, te) in enumerate(cv.split(texts, y)):
            F_tr, F_te = features[tr], features[te]
            for clf in (LogisticRegression(max_iter=500), ComplementNB(), LinearSVC(random_state=seed)):
                clf.fit(F_tr, y[tr])
                rows.append((ngram, seed, fold, type(clf).__name__, f1_score(y[te], clf.predict(F_te))))

res = pd.DataFrame(rows, columns=["ngram", "seed", "fold", "model", "f1"])
print(res.pivot_table(index="model", columns="ngram", values="f1", aggfunc=["mean", "std"]).round(3))
