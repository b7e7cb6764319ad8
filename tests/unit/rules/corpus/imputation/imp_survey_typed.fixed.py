from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split


@dataclass(frozen=True)
class Split:
    fit_x: pd.DataFrame
    eval_x: pd.DataFrame
    fit_y: pd.Series
    eval_y: pd.Series


def fill_missing(reference: pd.DataFrame, *others: pd.DataFrame) -> list[pd.DataFrame]:
    imputer = SimpleImputer(strategy="median").set_output(transform="pandas")
    imputer.fit(reference)
    return [imputer.transform(o) for o in (reference, *others)]


def make_split(frame: pd.DataFrame, label: str, seed: int = 5) -> Split:
    x = frame.drop(columns=label)
    y = frame[label]
    x_fit, x_eval, y_fit, y_eval = train_test_split(x, y, test_size=0.2, random_state=seed)
    x_fit, x_eval = fill_missing(x_fit, x_eval)
    return Split(x_fit, x_eval, y_fit, y_eval)


def run(path: str) -> float:
    frame = pd.read_csv(path)
    s = make_split(frame, "voted")
    clf = LogisticRegression(max_iter=500, C=0.3)
    clf.fit(s.fit_x, s.fit_y)
    return clf.score(s.eval_x, s.eval_y)


print(f"hold-out accuracy {run('survey.csv'):.1%}")
