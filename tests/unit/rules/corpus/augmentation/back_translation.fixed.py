import pandas as pd
import nlpaug.augmenter.word as naw
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline

reviews = pd.read_csv("reviews.csv")[["text", "stars"]]
aug = naw.SynonymAug(aug_src="wordnet")
train, test = train_test_split(reviews, test_size=0.2, random_state=42)
extra = train.assign(text=[aug.augment(t)[0] for t in train["text"]])
train = pd.concat([train, extra], ignore_index=True)
clf = make_pipeline(TfidfVectorizer(), LogisticRegression(max_iter=1000))
clf.fit(train["text"], train["stars"])
print(clf.score(test["text"], test["stars"]))
