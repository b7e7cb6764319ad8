import random

import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC


class Augmenter:
    """Easy data augmentation: swap and delete words."""

    def __init__(self, seed):
        self.rnd = random.Random(seed)

    def swap(self, words):
        words = list(words)
        i, j = self.rnd.randrange(len(words)), self.rnd.randrange(len(words))
        words[i], words[j] = words[j], words[i]
        return words

    def drop(self, words, p=0.1):
        return [w for w in words if self.rnd.random() > p] or list(words)

    def grow(self, texts, labels, n=2):
        t, y = list(texts), list(labels)
        for text, lab in zip(texts, labels):
            for _ in range(n):
                t.append(" ".join(self.drop(self.swap(text.split()))))
                y.append(lab)
        return t, y


class SpamTask:
    def __init__(self, csv, seed=0):
        self.df = pd.read_csv(csv).dropna()
        self.seed = seed
        self.aug = Augmenter(seed)

    def run(self):
        texts, labels = self.df["text"].tolist(), self.df["label"].tolist()
        texts, labels = self.aug.grow(texts, labels)
        a, b, ya, yb = train_test_split(texts, labels, test_size=0.2, random_state=self.seed)
        pipe = make_pipeline(TfidfVectorizer(sublinear_tf=True), LinearSVC(random_state=self.seed))
        return pipe.fit(a, ya).score(b, yb)


print(SpamTask("complaints.csv").run())
