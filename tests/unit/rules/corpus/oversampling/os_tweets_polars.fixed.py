import polars as pl
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import f1_score

tw = pl.read_csv("toxic.csv").select("text", "toxic")
tw = tw.sample(fraction=1.0, shuffle=True, seed=8)
n = int(0.8 * tw.height)
tr, te = tw[:n], tw[n:]

toxic = tr.filter(pl.col("toxic") == 1)
tr = pl.concat([tr, toxic, toxic, toxic]).sample(fraction=1.0, shuffle=True, seed=9)

hv = HashingVectorizer(n_features=2**18)
sgd = SGDClassifier(random_state=8).fit(hv.transform(tr["text"].to_list()), tr["toxic"].to_numpy())
print("F1", f1_score(te["toxic"].to_numpy(), sgd.predict(hv.transform(te["text"].to_list()))))
