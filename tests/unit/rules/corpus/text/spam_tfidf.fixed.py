import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB
from sklearn.metrics import accuracy_score

sms = pd.read_csv("spam.csv", encoding="latin-1")[["v1", "v2"]]
sms.columns = ["label", "text"]
tfidf = TfidfVectorizer(stop_words="english")
X_train, X_test, y_train, y_test = train_test_split(sms["text"], sms["label"], test_size=0.2, random_state=42)
X_train, X_test = tfidf.fit_transform(X_train), tfidf.transform(X_test)
nb = MultinomialNB().fit(X_train, y_train)
print(accuracy_score(y_test, nb.predict(X_test)))
