import numpy as np
import tensorflow as tf
from imblearn.over_sampling import RandomOverSampler
from sklearn.model_selection import train_test_split
from tensorflow.keras import layers, models

tf.keras.utils.set_random_seed(3)
xray = np.load("xray_64.npy").astype("float32") / 255.0
sick = np.load("xray_labels.npy")

ros = RandomOverSampler(random_state=3)
flat, sick = ros.fit_resample(xray.reshape(len(xray), -1), sick)
xray = flat.reshape(-1, 64, 64, 1)
img_tr, img_te, s_tr, s_te = train_test_split(xray, sick, test_size=0.2, random_state=3)

cnn = models.Sequential([
    layers.Input((64, 64, 1)),
    layers.Conv2D(16, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(32, 3, activation="relu"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(1, activation="sigmoid"),
])
cnn.compile("adam", "binary_crossentropy", metrics=["accuracy", tf.keras.metrics.AUC()])
cnn.fit(img_tr, s_tr, epochs=6, batch_size=32, verbose=2)
print(cnn.evaluate(img_te, s_te, verbose=0))
