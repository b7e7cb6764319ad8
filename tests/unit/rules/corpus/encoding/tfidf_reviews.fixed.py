import re
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report

STOP = {"the", "a", "an", "and", "or", "of"}


def clean(text):
    text = re.sub(r"<[^>]+>", " ", text.lower())
    text = re.sub(r"[^a-z' ]", " ", text)
    return " ".join(w for w in text.split() if w not in STOP)


reviews = pd.read_csv("app_reviews.csv").dropna(subset=["text"])
reviews = reviews[reviews.stars != 3]
reviews["label"] = (reviews.stars > 3).astype(int)
reviews["clean"] = reviews.text.apply(clean)
print(reviews.label.value_counts(normalize=True))
print(reviews.clean.str.split().str.len().describe())

tfidf = TfidfVectorizer(ngram_range=(1, 2), min_df=3, max_features=40000, sublinear_tf=True)
y = reviews["label"].values
txt_train, txt_test, y_train, y_test = train_test_split(
    reviews["clean"], y, test_size=0.2, random_state=0)
X_train = tfidf.fit_transform(txt_train)
X_test = tfidf.transform(txt_test)

clf = LogisticRegression(C=4, max_iter=1000)
clf.fit(X_train, y_train)
print(classification_report(y_test, clf.predict(X_test), target_names=["neg", "pos"]))

top = clf.coef_[0].argsort()[-15:]
print("most positive:", tfidf.get_feature_names_out()[top])
