import itertools
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import MultinomialNB
from sklearn.model_selection import train_test_split

lyrics = pd.read_csv("lyrics_mood.csv")
lyrics["text"] = lyrics["text"].str.lower().str.replace(r"\[.*?\]", "", regex=True)
lyrics["n_words"] = lyrics["text"].str.split().str.len()
print(lyrics.groupby("mood")["n_words"].mean())
lyrics = lyrics[lyrics["n_words"] > 20]

dev, test = train_test_split(lyrics, test_size=0.2, random_state=0, stratify=lyrics["mood"])
train, val = train_test_split(dev, test_size=0.2, random_state=0, stratify=dev["mood"])

vecs = {"count": CountVectorizer(min_df=3), "tfidf": TfidfVectorizer(min_df=3)}
models = {"nb": MultinomialNB(), "lr": LogisticRegression(max_iter=1000)}
board = {}
for (vn, v), (mn, m) in itertools.product(vecs.items(), models.items()):
    A = v.fit_transform(train["text"])
    m.fit(A, train["mood"])
    board[vn, mn] = m.score(v.transform(val["text"]), val["mood"])
    print(vn, mn, board[vn, mn])

vn, mn = max(board, key=board.get)
A = vecs[vn].fit_transform(dev["text"])
models[mn].fit(A, dev["mood"])
print("winner", vn, mn, "test", models[mn].score(vecs[vn].transform(test["text"]), test["mood"]))
