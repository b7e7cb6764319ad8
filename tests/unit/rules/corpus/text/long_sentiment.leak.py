import re
import string

import matplotlib.pyplot as plt
import nltk
import numpy as np
import pandas as pd
from nltk.stem import WordNetLemmatizer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC
from wordcloud import WordCloud

COLS = ["sentiment", "ids", "date", "flag", "user", "text"]
tweets = pd.read_csv("sentiment140.csv", encoding="ISO-8859-1", names=COLS)
tweets = tweets[["sentiment", "text"]]
tweets["sentiment"] = tweets["sentiment"].replace(4, 1)
tweets = tweets.sample(200_000, random_state=2)

tweets["sentiment"].value_counts().plot(kind="bar", legend=False)
plt.xticks([0, 1], ["Negative", "Positive"], rotation=0)
plt.show()

emojis = {":)": "smile", ":-)": "smile", ":(": "sad", ":-(": "sad", ":D": "laugh", ";)": "wink"}
lemmatizer = WordNetLemmatizer()
url = re.compile(r"((http://)[^ ]*|(https://)[^ ]*|( www\.)[^ ]*)")
user = re.compile(r"@[^\s]+")


def clean(tweet):
    tweet = tweet.lower()
    tweet = url.sub(" URL", tweet)
    for emoji, word in emojis.items():
        tweet = tweet.replace(emoji, "EMOJI" + word)
    tweet = user.sub(" USER", tweet)
    tweet = re.sub("[^a-zA-Z0-9]", " ", tweet)
    return " ".join(lemmatizer.lemmatize(w) for w in tweet.split() if len(w) > 1)


tweets["clean"] = tweets["text"].apply(clean)

cloud = WordCloud(max_words=500, width=1600, height=800).generate(" ".join(tweets["clean"][:20_000]))
plt.imshow(cloud)
plt.show()

vectoriser = TfidfVectorizer(ngram_range=(1, 2), max_features=500_000)
vectoriser.fit(tweets["clean"])
X_train, X_test, y_train, y_test = train_test_split(tweets["clean"], tweets["sentiment"], test_size=0.05, random_state=0)
print("No. of features:", len(vectoriser.get_feature_names_out()))
X_train = vectoriser.transform(X_train)
X_test = vectoriser.transform(X_test)


def evaluate(model):
    y_pred = model.predict(X_test)
    print(classification_report(y_test, y_pred))


svc = LinearSVC()
svc.fit(X_train, y_train)
evaluate(svc)

lr = LogisticRegression(C=2, max_iter=1000, n_jobs=-1)
lr.fit(X_train, y_train)
evaluate(lr)
