import joblib
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC


def read_tickets():
    t = pd.read_json("tickets.jsonl", lines=True)
    t["text"] = t["subject"].fillna("") + " " + t["body"].fillna("")
    return t[["text", "queue"]].drop_duplicates("text")


def vectorise(texts):
    vec = TfidfVectorizer(ngram_range=(1, 2), min_df=3, sublinear_tf=True)
    return vec, vec.fit_transform(texts)


def run():
    tickets = read_tickets()
    vec, M = vectorise(tickets["text"])
    A, B, qa, qb = train_test_split(M, tickets["queue"], test_size=0.2, random_state=8)
    svm = LinearSVC(C=0.5, random_state=8).fit(A, qa)
    print(classification_report(qb, svm.predict(B)))
    joblib.dump((vec, svm), "router.joblib")


run()
