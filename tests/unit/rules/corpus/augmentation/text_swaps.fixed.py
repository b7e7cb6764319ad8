import random

import pandas as pd
from nltk.corpus import wordnet
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import f1_score
from sklearn.pipeline import Pipeline

random.seed(404)


def synonyms(word):
    names = {l.name().replace("_", " ") for s in wordnet.synsets(word) for l in s.lemmas()}
    names.discard(word)
    return sorted(names)


def synonym_replace(sentence, n=2):
    words = sentence.split()
    spots = [i for i, w in enumerate(words) if len(w) > 3 and synonyms(w)]
    for i in random.sample(spots, min(n, len(spots))):
        words[i] = random.choice(synonyms(words[i]))
    return " ".join(words)


def random_swap(sentence):
    words = sentence.split()
    if len(words) < 2:
        return sentence
    a, b = random.sample(range(len(words)), 2)
    words[a], words[b] = words[b], words[a]
    return " ".join(words)


def augment(df, times=2):
    frames = [df]
    for _ in range(times):
        frames.append(df.assign(text=df["text"].map(synonym_replace)))
        frames.append(df.assign(text=df["text"].map(random_swap)))
    return pd.concat(frames, ignore_index=True)


tickets = pd.read_json("support_tickets.jsonl", lines=True)[["text", "queue"]]
tickets["text"] = tickets["text"].str.lower().str.replace(r"[^a-z ]", " ", regex=True)
tickets = tickets.drop_duplicates("text").reset_index(drop=True)


tickets = tickets.sample(frac=1, random_state=404).reset_index(drop=True)
n_test = len(tickets) // 5
test = tickets.iloc[:n_test]
train = augment(tickets.iloc[n_test:])

pipe = Pipeline([
    ("tfidf", TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)),
    ("svm", SGDClassifier(loss="modified_huber", random_state=404)),
])
pipe.fit(train["text"], train["queue"])
print("macro f1: %.3f" % f1_score(test["queue"], pipe.predict(test["text"]), average="macro"))
