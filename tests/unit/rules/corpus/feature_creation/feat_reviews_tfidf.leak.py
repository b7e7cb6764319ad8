import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB

reviews = pd.read_csv("imdb.csv").dropna()
text, label = reviews["review"], reviews["sentiment"]

tfidf = TfidfVectorizer(max_features=20000, ngram_range=(1, 2), stop_words="english")
text = tfidf.fit_transform(text)
train_text, test_text, train_label, test_label = train_test_split(text, label, test_size=0.2, random_state=2)

nb = MultinomialNB()
nb.fit(train_text, train_label)
print(classification_report(test_label, nb.predict(test_text)))
