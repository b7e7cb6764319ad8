import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow.keras import Sequential, layers
from tensorflow.keras.preprocessing.image import ImageDataGenerator

X = np.load("galaxies_x.npy").astype("float32") / 255.0
y = np.load("galaxies_y.npy")
print("raw", X.shape, "mean brightness", X.mean())

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
X_train, X_val, y_train, y_val = train_test_split(X_train, y_train, test_size=0.1, random_state=0)

aug = ImageDataGenerator(rotation_range=180, horizontal_flip=True, featurewise_center=True)
aug.fit(X_train)
plain = ImageDataGenerator(featurewise_center=True)
plain.fit(X_train)

net = Sequential([
    layers.Conv2D(32, 5, strides=2, activation="relu", input_shape=X.shape[1:]),
    layers.Conv2D(64, 3, strides=2, activation="relu"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(int(y.max()) + 1, activation="softmax"),
])
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(aug.flow(X_train, y_train, batch_size=64), epochs=20,
        validation_data=plain.flow(X_val, y_val, shuffle=False))
print(net.evaluate(plain.flow(X_test, y_test, shuffle=False)))
