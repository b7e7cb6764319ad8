import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import FunctionTransformer, Normalizer

mails = pd.read_csv("enron.csv")
hv = HashingVectorizer(n_features=2**18)
X = hv.fit_transform(mails["body"])
X = Normalizer().fit_transform(X)
size = FunctionTransformer(np.log1p).fit_transform(mails[["n_chars"]])
print("median log size", np.median(size))

tr, te, ytr, yte = train_test_split(X, mails["spam"], test_size=0.2, random_state=0)
print(SGDClassifier(random_state=0).fit(tr, ytr).score(te, yte))
