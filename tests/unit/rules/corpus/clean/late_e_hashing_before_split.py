import re
import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split

reviews = pd.read_json("reviews.jsonl", lines=True).drop_duplicates("text")
reviews["text"] = reviews["text"].map(lambda s: re.sub(r"<[^>]+>", " ", s.lower()))
X = HashingVectorizer(n_features=2 ** 18).fit_transform(reviews["text"])
y = (reviews["stars"] >= 4).astype(int)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
print(SGDClassifier().fit(X_train, y_train).score(X_test, y_test))
