import glob
import librosa
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

EMO = {'03': 'happy', '04': 'sad', '05': 'angry', '06': 'fear'}

def noise(data):
    amp = 0.035 * np.random.uniform() * np.amax(data)
    return data + amp * np.random.normal(size=data.shape[0])

def pitch(data, sr):
    return librosa.effects.pitch_shift(data, sr=sr, n_steps=0.7)

def mfcc(data, sr):
    return np.mean(librosa.feature.mfcc(y=data, sr=sr, n_mfcc=40).T, axis=0)

files = [f for f in sorted(glob.glob('ravdess/*/*.wav')) if f.split('-')[2] in EMO]

def build(paths, augment):
    X, Y = [], []
    for p in paths:
        wav, sr = librosa.load(p, duration=2.5, offset=0.6)
        versions = [wav]
        if augment:
            versions += [noise(wav), pitch(wav, sr)]
        for v in versions:
            X.append(mfcc(v, sr))
            Y.append(EMO[p.split('-')[2]])
    return np.array(X), np.array(Y)

X, Y = build(files, augment=True)
x_train, x_test, y_train, y_test = train_test_split(X, Y, test_size=0.25, random_state=0)
mlp = MLPClassifier((300,), alpha=0.01, batch_size=256, learning_rate='adaptive', max_iter=500)
mlp.fit(x_train, y_train)
print("Accuracy: {:.2f}%".format(100 * mlp.score(x_test, y_test)))
