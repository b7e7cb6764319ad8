import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import MultinomialNB

mails = pd.read_csv("mails.csv")
words = sorted(set(" ".join(mails["body"]).lower().split()))
X = np.array([[body.lower().split().count(word) for word in words] for body in mails["body"]])
X_train, X_test, y_train, y_test = train_test_split(X, mails["spam"], test_size=0.2, random_state=1)
bayes = MultinomialNB()
bayes.fit(X_train, y_train)
print(bayes.score(X_test, y_test))
