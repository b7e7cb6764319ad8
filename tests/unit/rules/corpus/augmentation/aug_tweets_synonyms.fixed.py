import random

import pandas as pd
from nltk.corpus import wordnet
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline

random.seed(23)


def synonym(word):
    syns = {l.name().replace("_", " ") for s in wordnet.synsets(word) for l in s.lemmas()} - {word}
    return random.choice(sorted(syns)) if syns else word


def swap_words(text, p=0.2):
    return " ".join(synonym(w) if random.random() < p else w for w in text.split())


tweets = pd.read_csv("disaster_tweets.csv", usecols=["text", "target"]).drop_duplicates("text")

tr, te = train_test_split(tweets, test_size=0.2, random_state=23, stratify=tweets["target"])
variants = tr.assign(text=tr["text"].map(swap_words))
tr = pd.concat([tr, variants], ignore_index=True)

clf = make_pipeline(TfidfVectorizer(ngram_range=(1, 2), min_df=2), LogisticRegression(C=3, max_iter=1000))
clf.fit(tr["text"], tr["target"])
print("F1:", f1_score(te["target"], clf.predict(te["text"])))
