# # Speech Emotion Recognition
import os
import librosa
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

def noise(data):
    amp = 0.035 * np.random.uniform() * np.amax(data)
    return data + amp * np.random.normal(size=data.shape[0])

def stretch(data, rate=0.8):
    return librosa.effects.time_stretch(data, rate=rate)

def pitch(data, sr, n=0.7):
    return librosa.effects.pitch_shift(data, sr=sr, n_steps=n)

def extract(data, sr):
    zcr = np.mean(librosa.feature.zero_crossing_rate(y=data).T, axis=0)
    mfcc = np.mean(librosa.feature.mfcc(y=data, sr=sr).T, axis=0)
    mel = np.mean(librosa.feature.melspectrogram(y=data, sr=sr).T, axis=0)
    return np.hstack((zcr, mfcc, mel))

def get_features(path, augment):
    data, sr = librosa.load(path, duration=2.5, offset=0.6)
    res = [extract(data, sr)]
    if augment:
        res.append(extract(noise(data), sr))
        res.append(extract(pitch(stretch(data), sr), sr))
    return res

root = '/kaggle/input/ravdess/'
paths = [os.path.join(d, f) for d, _, fs in os.walk(root) for f in fs if f.endswith('.wav')]
emo = [int(os.path.basename(p).split('-')[2]) for p in paths]

def build(ps, es, augment):
    X, Y = [], []
    for p, e in zip(ps, es):
        for f in get_features(p, augment):
            X.append(f)
            Y.append(e)
    return np.array(X), np.array(Y)

p_train, p_test, e_train, e_test = train_test_split(paths, emo, random_state=0, shuffle=True)
x_train, y_train = build(p_train, e_train, True)
x_test, y_test = build(p_test, e_test, False)
scaler = StandardScaler()
x_train = scaler.fit_transform(x_train)
x_test = scaler.transform(x_test)
print(SVC(C=10).fit(x_train, y_train).score(x_test, y_test))
