import re

import spacy
from sklearn.datasets import fetch_20newsgroups
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

nlp = spacy.blank("en")


def tok(text):
    return [t.lower_ for t in nlp(re.sub(r"\S+@\S+", " ", text)) if t.is_alpha and not t.is_stop]


bunch = fetch_20newsgroups(subset="train", remove=("headers", "footers", "quotes"))
vec = TfidfVectorizer(tokenizer=tok, token_pattern=None, min_df=3, sublinear_tf=True)
M = vec.fit_transform(bunch.data)
Mtr, Mte, ytr, yte = train_test_split(M, bunch.target, test_size=0.2, random_state=10)
svc = LinearSVC(C=0.3).fit(Mtr, ytr)
print("vocab", len(vec.vocabulary_), "macro-F1", f1_score(yte, svc.predict(Mte), average="macro"))
