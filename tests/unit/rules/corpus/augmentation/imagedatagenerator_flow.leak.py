import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow.keras.applications import MobileNetV2
from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential
from tensorflow.keras.preprocessing.image import ImageDataGenerator

imgs, y = np.load("cats_dogs.npy"), np.load("cats_dogs_y.npy")
gen = ImageDataGenerator(rotation_range=20, horizontal_flip=True, zoom_range=0.1)
extra, extra_y = next(gen.flow(imgs, y, batch_size=len(imgs), shuffle=False))
imgs, y = np.concatenate([imgs, extra]), np.concatenate([y, extra_y])
tr, te, ytr, yte = train_test_split(imgs, y, test_size=0.2, random_state=9)
net = Sequential([MobileNetV2(include_top=False, pooling="avg", input_shape=imgs.shape[1:]), Dense(1, activation="sigmoid")])
net.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
net.fit(tr, ytr, epochs=3)
print(net.evaluate(te, yte)[1])
