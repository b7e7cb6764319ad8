import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB

train = pd.read_json("news_train.jsonl", lines=True)
test = pd.read_json("news_test.jsonl", lines=True)
vocab = sorted({w for t in train["text"] for w in t.lower().split()})
tv = TfidfVectorizer(vocabulary=vocab)
A = tv.fit_transform(train["text"])
B = tv.transform(test["text"])
nb = MultinomialNB().fit(A, train["section"])
print(nb.score(B, test["section"]))
