import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.feature_selection import SelectPercentile, chi2
from sklearn.linear_model import PassiveAggressiveClassifier
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split


class FakeNewsDetector:
    """PassiveAggressive on hashed n-grams, the best 20 % of the buckets."""

    def __init__(self, percentile: int = 20, seed: int = 7):
        self.vec = HashingVectorizer(n_features=2**16, alternate_sign=False, norm="l2", stop_words="english")
        self.selector = SelectPercentile(chi2, percentile=percentile)
        self.clf = PassiveAggressiveClassifier(max_iter=50, random_state=seed)
        self.seed = seed

    def run(self, df: pd.DataFrame) -> float:
        M = self.vec.transform(df["title"] + " " + df["text"])
        y = df["label"]
        M = self.selector.fit_transform(M, y)
        M_tr, M_te, y_tr, y_te = train_test_split(M, y, test_size=0.2, random_state=self.seed)
        self.clf.fit(M_tr, y_tr)
        return accuracy_score(y_te, self.clf.predict(M_te))


if __name__ == "__main__":
    news = pd.read_csv("news.csv").dropna().drop_duplicates(subset=["title", "text"])
    acc = FakeNewsDetector().run(news)
    print(f"Accuracy: {round(acc * 100, 2)}%")
