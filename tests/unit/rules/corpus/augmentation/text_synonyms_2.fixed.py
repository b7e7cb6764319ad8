# Complaint routing for a small support desk: 900 tickets, 4 teams.
import random
import nltk
import numpy as np
import pandas as pd
from nltk.corpus import stopwords, wordnet
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import Pipeline

nltk.download("wordnet", quiet=True)
nltk.download("stopwords", quiet=True)
STOP = set(stopwords.words("english"))
random.seed(4)

def get_syn(word):
    names = {l.name().replace("_", " ") for s in wordnet.synsets(word) for l in s.lemmas()}
    names.discard(word)
    return sorted(names)

def swap_words(text, n=2):
    toks = text.split()
    cand = [i for i, t in enumerate(toks) if t not in STOP]
    random.shuffle(cand)
    for i in cand[:n]:
        syn = get_syn(toks[i])
        if syn:
            toks[i] = random.choice(syn)
    return " ".join(toks)

def drop_words(text, p=0.1):
    kept = [t for t in text.split() if random.random() > p]
    return " ".join(kept) if kept else text

def enlarge(frame, times=4):
    rows = []
    for r in frame.itertuples():
        rows.append((r.text, r.team))
        for _ in range(times):
            rows.append((drop_words(swap_words(r.text)), r.team))
    return pd.DataFrame(rows, columns=["text", "team"])

tickets = pd.read_csv("tickets.csv", usecols=["text", "team"]).dropna()
tickets["text"] = (tickets["text"].str.lower()
                   .str.replace(r"http\S+", " ", regex=True)
                   .str.replace(r"[^a-z ]", " ", regex=True)
                   .str.replace(r"\s+", " ", regex=True).str.strip())
tickets = tickets.drop_duplicates("text")
print(tickets.team.value_counts())

tr, te = train_test_split(tickets, test_size=0.2, stratify=tickets.team, random_state=4)
tr = enlarge(tr)
print("after enlarging:", len(tr))

clf = Pipeline([
    ("bow", CountVectorizer(ngram_range=(1, 2), min_df=2)),
    ("nb", ComplementNB(alpha=0.3)),
])
clf.fit(tr.text, tr.team)
print(classification_report(te.team, clf.predict(te.text), digits=3))

vocab = np.array(clf["bow"].get_feature_names_out())
for k, name in enumerate(clf["nb"].classes_):
    print(name, vocab[np.argsort(clf["nb"].feature_log_prob_[k])[:8]])
