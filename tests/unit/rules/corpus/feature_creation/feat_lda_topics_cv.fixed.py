import pandas as pd
from sklearn.decomposition import LatentDirichletAllocation
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from sklearn.metrics import accuracy_score

articles = pd.read_csv("bbc_news.csv")
hv = HashingVectorizer(n_features=2**12, norm=None, alternate_sign=False, stop_words="english")
counts = hv.transform(articles["content"])
section = articles["section"].to_numpy()

lda = LatentDirichletAllocation(n_components=20, random_state=9)
accs = []
for tr, te in KFold(5, shuffle=True, random_state=9).split(counts):
    topics_tr = lda.fit_transform(counts[tr])
    topics_te = lda.transform(counts[te])
    clf = LogisticRegression(max_iter=1000)
    clf.fit(topics_tr, section[tr])
    accs.append(accuracy_score(section[te], clf.predict(topics_te)))
print("mean acc: %.3f" % (sum(accs) / len(accs)))
