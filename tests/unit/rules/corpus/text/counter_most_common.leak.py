from collections import Counter

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

reviews = pd.read_csv("reviews.csv")


def bag(texts, vocabulary):
    counted = np.zeros((len(texts), len(vocabulary)))
    for row, text in enumerate(texts):
        for word in text.lower().split():
            if word in vocabulary:
                counted[row, vocabulary[word]] += 1
    return counted


counts = Counter(word for text in reviews["text"] for word in text.lower().split())
vocabulary = {word: i for i, (word, _) in enumerate(counts.most_common(2000))}
X = bag(reviews["text"], vocabulary)
X_train, X_test, y_train, y_test = train_test_split(X, reviews["stars"] > 3, random_state=8)
print(LogisticRegression(max_iter=500).fit(X_train, y_train).score(X_test, y_test))
