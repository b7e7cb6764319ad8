import numpy as np
import tensorflow as tf
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import classification_report
from sklearn.model_selection import GroupShuffleSplit
from tensorflow.keras import layers, models

tf.keras.utils.set_random_seed(40)

beats = np.load("beats.npy").astype("float32")  # (n, 187), already in [0, 1]
labels = np.load("beat_labels.npy")
patients = np.load("patient_ids.npy")

gss = GroupShuffleSplit(n_splits=1, test_size=0.25, random_state=40)
i_tr, i_te = next(gss.split(beats, labels, groups=patients))

inp = layers.Input(shape=(beats.shape[1],))
h = layers.Dense(64, activation="relu")(inp)
code = layers.Dense(12, activation="relu", name="code")(h)
h = layers.Dense(64, activation="relu")(code)
out = layers.Dense(beats.shape[1], activation="sigmoid")(h)
ae = models.Model(inp, out)
encoder = models.Model(inp, code)
ae.compile(optimizer="adam", loss="mse")

# unsupervised, no labels needed
ae.fit(beats, beats, epochs=30, batch_size=128, verbose=2)
codes = encoder.predict(beats)

et = ExtraTreesClassifier(n_estimators=300, random_state=40)
et.fit(codes[i_tr], labels[i_tr])
print(classification_report(labels[i_te], et.predict(codes[i_te])))
