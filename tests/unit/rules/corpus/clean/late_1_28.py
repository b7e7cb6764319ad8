import pandas as pd
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer

speeches = pd.read_csv("speeches.csv")
vec = TfidfVectorizer(max_df=0.5, min_df=5, stop_words="english")
m = vec.fit_transform(speeches["text"])
nmf = NMF(12, init="nndsvd", random_state=0)
w = nmf.fit_transform(m)
words = vec.get_feature_names_out()
for i, row in enumerate(nmf.components_):
    print(i, ", ".join(words[j] for j in row.argsort()[::-1][:10]))
speeches["topic"] = w.argmax(axis=1)
print(pd.crosstab(speeches["year"], speeches["topic"]))
