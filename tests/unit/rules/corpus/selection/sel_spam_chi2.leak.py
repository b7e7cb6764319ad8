import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.feature_selection import SelectKBest, chi2
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import ComplementNB

vec = HashingVectorizer(n_features=2**16, alternate_sign=False)


def read_sms():
    sms = pd.read_csv("sms_spam.tsv", sep="\t", names=["label", "msg"])
    return vec.transform(sms["msg"]), (sms["label"] == "spam").to_numpy()


def reduce(bag, spam, k=2000):
    return SelectKBest(chi2, k=k).fit_transform(bag, spam)


bag, spam = read_sms()
bag = reduce(bag, spam)
bag_a, bag_b, spam_a, spam_b = train_test_split(bag, spam, test_size=0.2, random_state=50)
nb = ComplementNB().fit(bag_a, spam_a)
print("F1:", f1_score(spam_b, nb.predict(bag_b)))
