import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

tweets = pd.read_csv("disaster_tweets.csv")
tv = TfidfVectorizer(ngram_range=(1, 2), min_df=2)
lr = LogisticRegression(C=2, max_iter=500)
vec = tv.fit_transform(tweets["text"])
print(cross_val_score(lr, vec, tweets["target"], cv=3, scoring="f1"))
