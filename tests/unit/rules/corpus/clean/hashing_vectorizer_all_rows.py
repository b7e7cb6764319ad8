import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import train_test_split

mail = pd.read_csv("mail.csv").dropna(subset=["body"])
hv = HashingVectorizer(n_features=2**18, alternate_sign=False)
X = hv.fit_transform(mail["body"])
a, b, ya, yb = train_test_split(X, mail["folder"], test_size=0.2, random_state=0)
print(SGDClassifier().fit(a, ya).score(b, yb))
