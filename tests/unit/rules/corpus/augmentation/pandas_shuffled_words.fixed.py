import random
import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split


def swap(sentence):
    w = sentence.split()
    if len(w) > 1:
        i = random.randrange(len(w) - 1)
        w[i], w[i + 1] = w[i + 1], w[i]
    return " ".join(w)


sms = pd.read_csv("spam.csv", encoding="latin-1", names=["label", "msg"], header=0, usecols=[0, 1])
tr, te = train_test_split(sms, test_size=0.3, random_state=5)
spam = tr[tr.label == "spam"].copy()
spam["msg"] = spam["msg"].map(swap)
tr = pd.concat([tr, spam])
hv = HashingVectorizer(n_features=2**16)
sgd = SGDClassifier().fit(hv.transform(tr["msg"]), tr["label"])
print(sgd.score(hv.transform(te["msg"]), te["label"]))
