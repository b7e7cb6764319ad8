import os
import librosa
import numpy as np
from sklearn.neural_network import MLPClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import accuracy_score

emotions = {'01': 'neutral', '03': 'happy', '04': 'sad', '05': 'angry'}


def mfcc(sig, sr):
    return np.mean(librosa.feature.mfcc(y=sig, sr=sr, n_mfcc=40).T, axis=0)


def read(files, augment):
    x, y = [], []
    for f in files:
        emo = emotions[os.path.basename(f).split('-')[2]]
        sig, sr = librosa.load(f, duration=3, offset=0.5)
        x.append(mfcc(sig, sr))
        y.append(emo)
        if augment:
            x.append(mfcc(librosa.effects.pitch_shift(sig, sr=sr, n_steps=2), sr))
            y.append(emo)
            x.append(mfcc(sig + 0.005 * np.random.randn(len(sig)), sr))
            y.append(emo)
    return np.array(x), np.array(y)


wavs = []
for root, _, names in os.walk('RAVDESS'):
    wavs += [os.path.join(root, n) for n in names if n.split('-')[2] in emotions]

f_train, f_test = train_test_split(wavs, test_size=0.25, random_state=9)
x_train, y_train = read(f_train, augment=True)
x_test, y_test = read(f_test, augment=False)
model = MLPClassifier(alpha=0.01, batch_size=256, hidden_layer_sizes=(300,), max_iter=500)
model.fit(x_train, y_train)
y_pred = model.predict(x_test)
print("Accuracy: {:.2f}%".format(accuracy_score(y_true=y_test, y_pred=y_pred) * 100))
