"""Route support tickets to a queue. Short texts, so each one gets a few noisy copies."""
import random
from pathlib import Path

import polars as pl
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline


class TextAugmenter:
    def __init__(self, copies: int = 3, p_drop: float = 0.15, seed: int = 0) -> None:
        self.copies = copies
        self.p_drop = p_drop
        self.rng = random.Random(seed)

    def _drop_words(self, text: str) -> str:
        words = text.split()
        kept = [w for w in words if self.rng.random() > self.p_drop]
        return " ".join(kept or words)

    def __call__(self, texts: list[str], queues: list[str]) -> tuple[list[str], list[str]]:
        out_x, out_y = list(texts), list(queues)
        for text, queue in zip(texts, queues):
            out_x += [self._drop_words(text) for _ in range(self.copies)]
            out_y += [queue] * self.copies
        return out_x, out_y


def read_tickets(path: Path) -> tuple[list[str], list[str]]:
    df = (
        pl.read_ndjson(path)
        .with_columns(pl.col("body").str.to_lowercase().str.strip_chars())
        .unique(subset="body", keep="first", maintain_order=True)
    )
    return df["body"].to_list(), df["queue"].to_list()


def main() -> None:
    texts, queues = read_tickets(Path("data/tickets.ndjson"))
    augment = TextAugmenter()
    x_train, x_test, y_train, y_test = train_test_split(texts, queues, test_size=0.2, random_state=3)
    x_train, y_train = augment(x_train, y_train)

    clf = Pipeline(
        [
            ("tfidf", TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)),
            ("sgd", SGDClassifier(loss="log_loss", alpha=1e-5, random_state=3)),
        ]
    )
    clf.fit(x_train, y_train)
    print(classification_report(y_test, clf.predict(x_test), digits=3))


if __name__ == "__main__":
    main()
