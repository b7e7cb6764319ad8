import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB

mails = pd.read_csv("mails.csv")
train, test = train_test_split(mails, test_size=0.2, random_state=1)
words = sorted(set(" ".join(train["body"]).lower().split()))
X_train = np.array([[body.lower().split().count(word) for word in words] for body in train["body"]])
X_test = np.array([[body.lower().split().count(word) for word in words] for body in test["body"]])
bayes = MultinomialNB()
bayes.fit(X_train, train["spam"])
print(bayes.score(X_test, test["spam"]))
