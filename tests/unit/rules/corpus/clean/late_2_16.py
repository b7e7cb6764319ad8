import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

docs = pd.read_csv("arxiv_titles.csv").drop_duplicates("title")
vec = HashingVectorizer(n_features=2**18, ngram_range=(1, 2), stop_words="english")
X = vec.fit_transform(docs["title"])  # stateless, fit does nothing
y = docs["category"]

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=16)
sgd = SGDClassifier(random_state=16).fit(X_train, y_train)
print(f1_score(y_test, sgd.predict(X_test), average="macro"))
