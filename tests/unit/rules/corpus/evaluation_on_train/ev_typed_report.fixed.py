from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from sklearn.base import ClassifierMixin
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, precision_score, recall_score
from sklearn.model_selection import train_test_split


class Part(NamedTuple):
    feats: pd.DataFrame
    labels: pd.Series


def parts(df: pd.DataFrame, label: str) -> dict[str, Part]:
    a, b = train_test_split(df, test_size=0.3, random_state=44, stratify=df[label])
    return {k: Part(d.drop(columns=label), d[label]) for k, d in {"dev": a, "blind": b}.items()}


def report(model: ClassifierMixin, part: Part) -> None:
    guess = model.predict(part.feats)
    print(confusion_matrix(part.labels, guess))
    print(f"precision={precision_score(part.labels, guess):.3f} recall={recall_score(part.labels, guess):.3f}")


p = parts(pd.read_csv("malware_pe.csv"), "malicious")
lr: ClassifierMixin = LogisticRegression(max_iter=4000)
lr.fit(p["dev"].feats, p["dev"].labels)
report(lr, p["blind"])
