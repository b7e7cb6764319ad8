import json
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

with open("vocabulary.json") as f:
    words = json.load(f)
t = pd.read_csv("t.csv")
X = CountVectorizer(vocabulary=words).transform(t["text"])
a, b, c, d = train_test_split(X, t["y"], random_state=0)
print(LogisticRegression().fit(a, c).score(b, d))
