import numpy as np
import pandas as pd
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import StandardScaler
from tensorflow import keras


def load_sonar(path="sonar.all-data"):
    df = pd.read_csv(path, header=None)
    return df.iloc[:, :60].to_numpy("float32"), (df[60] == "M").to_numpy("int32")


def build_net(n_in):
    net = keras.Sequential([
        keras.Input(shape=(n_in,)),
        keras.layers.Dense(60, activation="relu"),
        keras.layers.Dense(30, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    net.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
    return net


def cross_validate(X, y, folds=10):
    accs = []
    skf = StratifiedKFold(n_splits=folds, shuffle=True, random_state=7)
    for i, (tr, te) in enumerate(skf.split(X, y), start=1):
        net = build_net(X.shape[1])
        sc = StandardScaler().fit(X[tr])
        net.fit(sc.transform(X[tr]), y[tr], epochs=50, batch_size=8, verbose=0)
        _, acc = net.evaluate(sc.transform(X[te]), y[te], verbose=0)
        print(f"fold {i:2d}: {acc:.3f}")
        accs.append(acc)
    return accs


if __name__ == "__main__":
    keras.utils.set_random_seed(7)
    scores = cross_validate(*load_sonar())
    print(f"accuracy {np.mean(scores):.3f} (+/- {np.std(scores):.3f})")
