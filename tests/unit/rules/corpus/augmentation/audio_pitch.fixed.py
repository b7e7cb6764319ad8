import glob
import librosa
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.ensemble import ExtraTreesClassifier


def mfcc(wave, sr):
    return librosa.feature.mfcc(y=wave, sr=sr, n_mfcc=20).mean(axis=1)


waves = [(librosa.load(f, sr=16000)[0], f.split("_")[-1][:-4]) for f in glob.glob("speech/*.wav")]
train, test = train_test_split(waves, test_size=0.25, random_state=11)
train += [(librosa.effects.pitch_shift(w, sr=16000, n_steps=2), lab) for w, lab in train]
X_train = np.array([mfcc(w, 16000) for w, _ in train])
X_test = np.array([mfcc(w, 16000) for w, _ in test])
clf = ExtraTreesClassifier(400).fit(X_train, [lab for _, lab in train])
print(clf.score(X_test, [lab for _, lab in test]))
