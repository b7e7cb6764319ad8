import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB
from sklearn.metrics import accuracy_score

sms = pd.read_csv("spam.csv", encoding="latin-1")[["v1", "v2"]].drop_duplicates()
sms.columns = ["label", "text"]
sms["label"] = sms["label"].map({"ham": 0, "spam": 1})

vec = TfidfVectorizer(stop_words="english", max_features=3000)
txt_train, txt_test, y_train, y_test = train_test_split(sms["text"], sms["label"].values, test_size=0.2, random_state=2)
X_train = vec.fit_transform(txt_train).toarray()
X_test = vec.transform(txt_test).toarray()

mnb = MultinomialNB()
mnb.fit(X_train, y_train)
print(accuracy_score(y_test, mnb.predict(X_test)))
