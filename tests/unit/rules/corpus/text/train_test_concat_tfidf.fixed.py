import pandas as pd
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

class_names = ["toxic", "severe_toxic", "obscene", "threat", "insult", "identity_hate"]
train = pd.read_csv("../input/train.csv").fillna(" ")
test = pd.read_csv("../input/test.csv").fillna(" ")
train_text = train["comment_text"]
test_text = test["comment_text"]
all_text = pd.concat([train_text, test_text])

word_vectorizer = TfidfVectorizer(
    sublinear_tf=True, strip_accents="unicode", analyzer="word", token_pattern=r"\w{1,}", max_features=10000
)
word_vectorizer.fit(train_text)
train_features = word_vectorizer.transform(train_text)
test_features = word_vectorizer.transform(test_text)

submission = pd.DataFrame.from_dict({"id": test["id"]})
for class_name in class_names:
    classifier = LogisticRegression(C=0.1, solver="sag")
    classifier.fit(train_features, train[class_name])
    submission[class_name] = classifier.predict_proba(test_features)[:, 1]
submission.to_csv("submission.csv", index=False)
