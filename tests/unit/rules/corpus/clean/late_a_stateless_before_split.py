import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import PassiveAggressiveClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import FunctionTransformer, Normalizer

news = pd.read_csv("fake_real_news.csv")
news["text"] = news["title"].fillna("") + " " + news["text"].fillna("")
news["text"] = news["text"].str.lower().str.replace(r"\s+", " ", regex=True)
news = news.drop_duplicates(subset="text")
print(news["label"].value_counts())

hv = HashingVectorizer(n_features=2**18, norm=None, alternate_sign=False)
X = hv.fit_transform(news["text"])
X = FunctionTransformer(np.log1p, accept_sparse=True).fit_transform(X)
X = Normalizer().fit_transform(X)
y = (news["label"] == "FAKE").to_numpy()

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=7)
pac = PassiveAggressiveClassifier(max_iter=50)
pac.fit(X_train, y_train)
print("accuracy", accuracy_score(y_test, pac.predict(X_test)))
