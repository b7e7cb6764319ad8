# keyword spotting: mel features, SVM (one clip per speaker)
import glob

import librosa
import numpy as np
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

SR = 16000
rng = np.random.default_rng(6)


def read_all(pattern="speech/*/*.wav"):
    clips, words = [], []
    for f in sorted(glob.glob(pattern)):
        wav, _ = librosa.load(f, sr=SR)
        clips.append(librosa.util.fix_length(wav, size=SR))
        words.append(f.split("/")[-2])
    return clips, words


def shifted(clips, words):
    more_c, more_w = list(clips), list(words)
    for c, w in zip(clips, words):
        for _ in range(3):
            more_c.append(np.roll(c, int(rng.integers(-1600, 1600))))
            more_w.append(w)
    return more_c, more_w


def mfcc(clips):
    return np.array([librosa.feature.mfcc(y=c, sr=SR, n_mfcc=20).mean(axis=1) for c in clips])


clips, words = read_all()
c_train, c_test, w_train, w_test = train_test_split(clips, words, test_size=0.2, random_state=6)
c_train, w_train = shifted(c_train, w_train)

svm = make_pipeline(StandardScaler(), SVC(C=10))
svm.fit(mfcc(c_train), w_train)
print("accuracy", accuracy_score(w_test, svm.predict(mfcc(c_test))))
