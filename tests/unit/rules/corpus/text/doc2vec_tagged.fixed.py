import pandas as pd
from gensim.models.doc2vec import Doc2Vec, TaggedDocument
from sklearn.neighbors import KNeighborsClassifier
from sklearn.model_selection import train_test_split

bbc = pd.read_csv("bbc-text.csv")
train, test = train_test_split(bbc, test_size=0.2, random_state=9)
docs = [TaggedDocument(t.split(), [i]) for i, t in enumerate(train["text"])]
d2v = Doc2Vec(docs, vector_size=50, epochs=20)
v_train = [d2v.infer_vector(t.split()) for t in train["text"]]
v_test = [d2v.infer_vector(t.split()) for t in test["text"]]
print(KNeighborsClassifier(5).fit(v_train, train["category"]).score(v_test, test["category"]))
