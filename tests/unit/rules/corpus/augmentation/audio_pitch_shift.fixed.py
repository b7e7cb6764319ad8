import glob
import librosa
import numpy as np
from sklearn.neural_network import MLPClassifier
from sklearn.model_selection import train_test_split

EMOTIONS = {"03": "happy", "04": "sad", "05": "angry", "06": "fearful"}


def mfcc(wave, sr):
    return np.mean(librosa.feature.mfcc(y=wave, sr=sr, n_mfcc=40).T, axis=0)


paths = [p for p in glob.glob("ravdess/Actor_*/*.wav") if p.split("-")[2] in EMOTIONS]
actors = sorted({p.split("/")[1] for p in paths})
train_actors, test_actors = train_test_split(actors, test_size=0.25, random_state=9)
train_paths = [p for p in paths if p.split("/")[1] in train_actors]
test_paths = [p for p in paths if p.split("/")[1] in test_actors]


def table(files, augment):
    X, y = [], []
    for path in files:
        label = EMOTIONS[path.split("-")[2]]
        wave, sr = librosa.load(path, duration=3, offset=0.5)
        X.append(mfcc(wave, sr))
        y.append(label)
        if augment:
            X.append(mfcc(librosa.effects.pitch_shift(wave, sr=sr, n_steps=2), sr))
            X.append(mfcc(wave + 0.005 * np.random.randn(len(wave)), sr))
            y += [label, label]
    return np.array(X), y


x_train, y_train = table(train_paths, True)
x_test, y_test = table(test_paths, False)
model = MLPClassifier(alpha=0.01, batch_size=256, hidden_layer_sizes=(300,), max_iter=500)
model.fit(x_train, y_train)
print("Accuracy: {:.2f}%".format(model.score(x_test, y_test) * 100))
