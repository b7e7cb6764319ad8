import numpy as np
import pandas as pd
from scipy.sparse import csr_matrix, hstack
from sklearn.decomposition import LatentDirichletAllocation
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

news = pd.read_json("news.jsonl", lines=True)
hv = HashingVectorizer(n_features=2**12, alternate_sign=False, norm=None)
bags = hv.transform(news["headline"])
meta = news[["n_words", "n_images"]].to_numpy()
shared = news["shared"].to_numpy()

lda = LatentDirichletAllocation(n_components=15, random_state=3)
topics = lda.fit_transform(bags)
b1, b2, t1, t2, m1, m2, s1, s2 = train_test_split(bags, topics, meta, shared, test_size=0.2, random_state=3)

left = hstack([b1, csr_matrix(np.hstack([t1, m1]))])
right = hstack([b2, csr_matrix(np.hstack([t2, m2]))])
clf = LogisticRegression(max_iter=2000, solver="liblinear", random_state=3)
clf.fit(left, s1)
print("share prediction accuracy", clf.score(right, s2))
