"""Intent classifier trained on user utterances plus synthetic variants."""
from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Iterable, Protocol

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline


@dataclass(frozen=True)
class Utterance:
    text: str
    intent: str


class Augmenter(Protocol):
    def expand(self, items: Iterable[Utterance]) -> list[Utterance]: ...


class WordDropAugmenter:
    def __init__(self, rate: float, copies: int, seed: int) -> None:
        self._rate, self._copies = rate, copies
        self._random = random.Random(seed)

    def _variant(self, u: Utterance) -> Utterance:
        words = [w for w in u.text.split() if self._random.random() > self._rate]
        return replace(u, text=" ".join(words) or u.text)

    def expand(self, items: Iterable[Utterance]) -> list[Utterance]:
        out: list[Utterance] = []
        for u in items:
            out.append(u)
            out.extend(self._variant(u) for _ in range(self._copies))
        return out


def read_utterances(path: Path) -> list[Utterance]:
    return [Utterance(**json.loads(line)) for line in path.read_text().splitlines()]


def run(path: Path, augmenter: Augmenter) -> float:
    utterances = read_utterances(path)
    utterances = augmenter.expand(utterances)
    known, unseen = train_test_split(utterances, test_size=0.2, random_state=31)
    pipeline = Pipeline([("tfidf", TfidfVectorizer(sublinear_tf=True)), ("clf", LogisticRegression(max_iter=1000))])
    pipeline.fit([u.text for u in known], [u.intent for u in known])
    return accuracy_score([u.intent for u in unseen], pipeline.predict([u.text for u in unseen]))


if __name__ == "__main__":
    print(run(Path("utterances.jsonl"), WordDropAugmenter(0.15, 3, seed=31)))
