"""Citation screening for a systematic review: include / exclude from title + abstract."""
import argparse

import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.feature_selection import SelectKBest, chi2
from sklearn.metrics import average_precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import ComplementNB


def load(path):
    d = pd.read_csv(path, sep="\t").dropna(subset=["abstract"])
    d["text"] = (d["title"].fillna("") + " " + d["abstract"]).str.lower().str.replace(r"\s+", " ", regex=True)
    d = d.drop_duplicates("text").drop_duplicates("pmid")
    return d["text"].tolist(), d["included"].astype(int).to_numpy()


def main(args):
    texts, y = load(args.tsv)
    hv = HashingVectorizer(n_features=2**18, ngram_range=(1, 2), alternate_sign=False, norm=None, binary=True)
    X = hv.transform(texts)

    # 2^18 columns is far too many for ~4k citations
    picker = SelectKBest(chi2, k=args.k)
    X = picker.fit_transform(X, y)

    Xtr, Xte, ytr, yte = train_test_split(X, y, test_size=0.25, stratify=y, random_state=args.seed)
    nb = ComplementNB(alpha=0.3).fit(Xtr, ytr)

    score = nb.predict_proba(Xte)[:, 1]
    print("citations %d, included %d" % (len(y), y.sum()))
    print("average precision %.3f" % average_precision_score(yte, score))
    print("recall %.3f" % recall_score(yte, nb.predict(Xte)))


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("tsv")
    ap.add_argument("-k", type=int, default=1500)
    ap.add_argument("--seed", type=int, default=5)
    main(ap.parse_args())
