from gensim import corpora, models
from gensim.matutils import corpus2dense
from gensim.utils import simple_preprocess
from sklearn.neighbors import KNeighborsClassifier
from sklearn.model_selection import StratifiedShuffleSplit
import pandas as pd

df = pd.read_csv("abstracts.csv")
tokens = [simple_preprocess(t, min_len=3) for t in df["abstract"]]
labels = df["field"].to_numpy()
NT = 120

(tr, te), = StratifiedShuffleSplit(n_splits=1, test_size=0.25, random_state=6).split(tokens, labels)
ref = [tokens[i] for i in tr]

dic = corpora.Dictionary(ref)
dic.filter_extremes(no_below=5, no_above=0.4)
bow = [dic.doc2bow(t) for t in ref]
tfidf = models.TfidfModel(bow)
lsi = models.LsiModel(tfidf[bow], id2word=dic, num_topics=NT)


def vectors(rows):
    docs = (lsi[tfidf[dic.doc2bow(tokens[i])]] for i in rows)
    return corpus2dense(docs, NT, len(rows)).T


knn = KNeighborsClassifier(15, metric="cosine").fit(vectors(tr), labels[tr])
print("accuracy", knn.score(vectors(te), labels[te]))
for t in lsi.print_topics(5):
    print(t)
