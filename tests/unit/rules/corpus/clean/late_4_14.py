import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import PassiveAggressiveClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split

news = pd.read_csv("fake_news.csv").dropna(subset=["text"]).drop_duplicates("text")
hv = HashingVectorizer(stop_words="english", n_features=2**18)
X = hv.fit_transform(news["text"])
y = news["label"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=7)
pac = PassiveAggressiveClassifier(max_iter=50, random_state=7).fit(X_train, y_train)
print(f"Accuracy: {accuracy_score(y_test, pac.predict(X_test)):.2%}")
