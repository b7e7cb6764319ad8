import polars as pl
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import PassiveAggressiveClassifier
from sklearn.model_selection import train_test_split

fake = pl.read_csv("fake_news.csv").drop_nulls("text")
bow = CountVectorizer(binary=True, max_features=30_000)
texts, labels = fake["text"].to_list(), fake["label"].to_list()
bow.fit(texts)
p, q, lp, lq = train_test_split(texts, labels, test_size=0.2, random_state=7)
pac = PassiveAggressiveClassifier().fit(bow.transform(p), lp)
print(pac.score(bow.transform(q), lq))
