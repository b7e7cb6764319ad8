import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow import keras

info = pd.read_csv("leaf_photos.csv")  # file, plant_id, species
print(info.groupby("plant_id").size().describe())
files_tr, files_te, y_tr, y_te = train_test_split(info["file"], info["species"], test_size=0.2, random_state=6)


def load(files):
    return np.stack([keras.utils.img_to_array(keras.utils.load_img(f, target_size=(96, 96))) for f in files]) / 255


net = keras.applications.MobileNetV2(weights=None, input_shape=(96, 96, 3), classes=info["species"].nunique())
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(load(files_tr), y_tr, epochs=10)
print(net.evaluate(load(files_te), y_te))
