import pandas as pd
import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

tweets = pd.read_csv("hate_tweets.csv", encoding="utf-8")
tweets["text"] = tweets["text"].str.replace(r"@\w+", "@user", regex=True).str.lower()
tweets = tweets.drop_duplicates("text")
print(tweets["label"].value_counts())

train, test = train_test_split(tweets, test_size=0.15, stratify=tweets["label"], random_state=40)

hate = train[train["label"] == 1]
train = pd.concat([train] + [hate] * 6, ignore_index=True)
print("new balance", train["label"].mean())

pipe = make_pipeline(
    TfidfVectorizer(ngram_range=(1, 2), min_df=2),
    LogisticRegression(C=3, max_iter=1000),
)
pipe.fit(train["text"], train["label"])
pred = pipe.predict(test["text"])
print("F1 hate:", f1_score(test["label"], pred))

wrong = test[pred != test["label"]]
for t in wrong["text"].head(10):
    print("-", t)
