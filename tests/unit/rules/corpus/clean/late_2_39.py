import re

import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupShuffleSplit

posts = pd.read_json("posts.jsonl", lines=True)
posts["text"] = posts["text"].str.lower().map(lambda s: re.sub(r"\W+", " ", s).strip())
posts = posts.drop_duplicates("text")
posts = posts[posts["text"].str.split().str.len().between(3, 400)]

gss = GroupShuffleSplit(1, test_size=0.2, random_state=39)
tr, te = next(gss.split(posts, groups=posts["author"]))
bow = CountVectorizer(min_df=3)
X = bow.fit_transform(posts["text"].iloc[tr])
lr = LogisticRegression(max_iter=2000).fit(X, posts["toxic"].iloc[tr])
X_new = bow.transform(posts["text"].iloc[te])
print("AUC", roc_auc_score(posts["toxic"].iloc[te], lr.predict_proba(X_new)[:, 1]))
