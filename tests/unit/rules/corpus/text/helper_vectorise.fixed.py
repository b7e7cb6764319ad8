from sklearn.datasets import fetch_20newsgroups
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline


def vectorise(texts, vec=None):
    if vec is None:
        vec = make_pipeline(CountVectorizer(max_df=0.9), TfidfTransformer()).fit(texts)
    return vec.transform(texts), vec


news = fetch_20newsgroups(subset="all", remove=("headers", "footers", "quotes"))
M1, M2, t1, t2 = train_test_split(news.data, news.target, test_size=0.25, random_state=12)
M1, vec = vectorise(M1)
M2, vec = vectorise(M2, vec)
print(SGDClassifier().fit(M1, t1).score(M2, t2))
