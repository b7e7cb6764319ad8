import csv
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC


class LanguageGuesser:
    def __init__(self, n=3):
        self.vec = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, n))
        self.svm = LinearSVC()

    def read(self, path):
        with open(path, newline="") as f:
            rows = list(csv.reader(f))
        self.texts, self.langs = [r[0] for r in rows], [r[1] for r in rows]

    def prepare(self):
        a, b, self.ya, self.yb = train_test_split(self.texts, self.langs, test_size=0.2, random_state=0)
        self.a, self.b = self.vec.fit_transform(a), self.vec.transform(b)

    def evaluate(self):
        return self.svm.fit(self.a, self.ya).score(self.b, self.yb)


g = LanguageGuesser()
g.read("langs.csv")
g.prepare()
print(g.evaluate())
