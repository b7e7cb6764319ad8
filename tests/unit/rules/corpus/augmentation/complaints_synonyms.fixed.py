import random

import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.metrics import classification_report
from sklearn.naive_bayes import MultinomialNB
from sklearn.pipeline import make_pipeline

SYNONYMS = {"broken": "faulty", "late": "delayed", "bill": "invoice", "angry": "upset", "refund": "reimbursement"}
random.seed(12)


def clean(d):
    return d.assign(text=d["text"].str.lower().str.replace(r"[^a-z ]", " ", regex=True)).drop_duplicates("text")


def swap(text):
    return " ".join(SYNONYMS.get(w, w) if random.random() < 0.7 else w for w in text.split())


def add_variants(d):
    return pd.concat([d, d.assign(text=d["text"].map(swap))], ignore_index=True)


complaints = (
    pd.read_csv("complaints.csv", usecols=["text", "department"])
    .dropna()
    .pipe(clean)
)
train = complaints.groupby("department").sample(frac=0.8, random_state=12)
test = complaints.drop(train.index)
train = train.pipe(add_variants)

router = make_pipeline(CountVectorizer(min_df=2), MultinomialNB()).fit(train["text"], train["department"])
print(classification_report(test["department"], router.predict(test["text"])))
