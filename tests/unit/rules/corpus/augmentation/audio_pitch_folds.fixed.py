import csv
from dataclasses import dataclass, field
from typing import Iterable

import librosa
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score, GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


@dataclass
class Clips:
    feats: list = field(default_factory=list)
    labels: list = field(default_factory=list)
    ids: list = field(default_factory=list)

    def add(self, f, label, clip_id):
        self.feats.append(f)
        self.labels.append(label)
        self.ids.append(clip_id)


def mfcc(wave: np.ndarray, sr: int) -> np.ndarray:
    m = librosa.feature.mfcc(y=wave, sr=sr, n_mfcc=20)
    return np.r_[m.mean(1), m.std(1)]


def variants(wave: np.ndarray, sr: int) -> Iterable[np.ndarray]:
    yield wave
    for n in (-2, 2):
        yield librosa.effects.pitch_shift(wave, sr=sr, n_steps=n)
    yield librosa.effects.time_stretch(wave, rate=1.1)


def build(index_csv: str) -> Clips:
    clips = Clips()
    with open(index_csv) as fh:
        for row in csv.DictReader(fh):
            wave, sr = librosa.load(row["path"], sr=16000)
            for v in variants(wave, sr):
                clips.add(mfcc(v, sr), row["species"], row["path"])
    return clips


if __name__ == "__main__":
    c = build("birds/index.csv")
    X, y, g = np.array(c.feats), np.array(c.labels), np.array(c.ids)
    print(X.shape, len(set(g)), "recordings")
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=3000))
    acc = cross_val_score(model, X, y, groups=g, cv=GroupKFold(5))
    print("accuracy", acc.round(3), acc.mean().round(3))
