import re

import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import confusion_matrix, precision_score, recall_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB

sms = pd.read_csv("spam.csv", encoding="latin-1")[["v1", "v2"]]
sms.columns = ["label", "message"]
sms = sms.drop_duplicates("message")
sms["length"] = sms["message"].str.len()
print(sms.groupby("label")["length"].describe())
sms["n_words"] = sms["message"].str.split().str.len()
sms["n_upper"] = sms["message"].str.count("[A-Z]")
print(sms.groupby("label")[["n_words", "n_upper"]].mean())

# most frequent words of the spam messages (only to look at)
top = sms.loc[sms["label"] == "spam", "message"].str.lower().str.split().explode().value_counts().head(30)
print(top)


def clean_text(s):
    s = s.lower()
    s = re.sub(r"http\S+|www\S+", " url ", s)
    s = re.sub(r"\d+", " num ", s)
    return re.sub(r"[^a-z ]", " ", s)


corpus = sms["message"].apply(clean_text)
y = (sms["label"] == "spam").astype(int)

tfidf = TfidfVectorizer(max_features=3000, stop_words="english")
txt_train, txt_test, y_train, y_test = train_test_split(corpus, y, test_size=0.2, random_state=2)
X_train = tfidf.fit_transform(txt_train).toarray()
X_test = tfidf.transform(txt_test).toarray()

mnb = MultinomialNB()
mnb.fit(X_train, y_train)
y_pred = mnb.predict(X_test)
print(confusion_matrix(y_test, y_pred))
print("precision", precision_score(y_test, y_pred), "recall", recall_score(y_test, y_pred))
