import glob
import librosa
import numpy as np
from sklearn.neural_network import MLPClassifier
from sklearn.model_selection import train_test_split

EMOTIONS = {"03": "happy", "04": "sad", "05": "angry", "06": "fearful"}


def mfcc(wave, sr):
    return np.mean(librosa.feature.mfcc(y=wave, sr=sr, n_mfcc=40).T, axis=0)


X, y = [], []
for path in glob.glob("ravdess/Actor_*/*.wav"):
    code = path.split("-")[2]
    if code not in EMOTIONS:
        continue
    wave, sr = librosa.load(path, duration=3, offset=0.5)
    X.append(mfcc(wave, sr))
    y.append(EMOTIONS[code])
    X.append(mfcc(librosa.effects.pitch_shift(wave, sr=sr, n_steps=2), sr))
    y.append(EMOTIONS[code])
    X.append(mfcc(wave + 0.005 * np.random.randn(len(wave)), sr))
    y.append(EMOTIONS[code])

x_train, x_test, y_train, y_test = train_test_split(np.array(X), y, test_size=0.25, random_state=9)
model = MLPClassifier(alpha=0.01, batch_size=256, hidden_layer_sizes=(300,), max_iter=500)
model.fit(x_train, y_train)
print("Accuracy: {:.2f}%".format(model.score(x_test, y_test) * 100))
