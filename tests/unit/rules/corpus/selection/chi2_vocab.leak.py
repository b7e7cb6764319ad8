from collections import Counter, defaultdict

import pandas as pd
from nltk.tokenize import TweetTokenizer
from scipy.stats import chi2_contingency
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import BernoulliNB

tk = TweetTokenizer(preserve_case=False, strip_handles=True, reduce_len=True)
tw = pd.read_csv("tweets.tsv", sep="\t")
tw["toks"] = tw["text"].map(tk.tokenize).map(set)


def discriminative(frame, k):
    n = frame["label"].value_counts()
    df = defaultdict(Counter)
    for toks, lab in zip(frame["toks"], frame["label"]):
        df[lab].update(toks)
    score = {}
    for w in set(df[0]) | set(df[1]):
        a, b = df[0][w], df[1][w]
        if a + b >= 10:
            score[w] = chi2_contingency([[a, n[0] - a], [b, n[1] - b]])[0]
    return set(sorted(score, key=score.get, reverse=True)[:k])


vocab = discriminative(tw, 1500)
train, test = train_test_split(tw, test_size=0.25, random_state=12, stratify=tw["label"])
dv = DictVectorizer()


def rows(f):
    return [{w: 1 for w in t & vocab} for t in f["toks"]]


nb = BernoulliNB().fit(dv.fit_transform(rows(train)), train["label"])
print("acc", nb.score(dv.transform(rows(test)), test["label"]))
