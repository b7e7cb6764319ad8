import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import PassiveAggressiveClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelEncoder

df = pd.read_csv("hotel_reviews.csv").drop_duplicates("text").dropna(subset=["text"])
hv = HashingVectorizer(n_features=2**18, ngram_range=(1, 2), alternate_sign=False)
X = hv.fit_transform(df["text"])
le = LabelEncoder()
y = le.fit_transform(df["aspect"])
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
pa = PassiveAggressiveClassifier(max_iter=50).fit(X_train, y_train)
print(dict(zip(le.classes_, f1_score(y_test, pa.predict(X_test), average=None))))
