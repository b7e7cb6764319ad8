"""
# Image classification with augmentation layers inside the model
"""
import keras
from keras import layers

keras.utils.set_random_seed(1337)

train_ds, val_ds = keras.utils.image_dataset_from_directory(
    "PetImages", validation_split=0.2, subset="both", seed=1337, image_size=(180, 180), batch_size=64
)

augment = keras.Sequential([
    layers.RandomFlip("horizontal"),
    layers.RandomRotation(0.1),
    layers.GaussianNoise(0.05),
])
# every training image appears plain and augmented
train_ds = train_ds.concatenate(train_ds.map(lambda x, y: (augment(x, training=True), y)))

inputs = keras.Input((180, 180, 3))
x = layers.Rescaling(1.0 / 255)(inputs)
x = layers.Conv2D(64, 3, strides=2, activation="relu")(x)
x = layers.GlobalAveragePooling2D()(x)
outputs = layers.Dense(1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(train_ds, epochs=10)
print("held-out:", model.evaluate(val_ds, return_dict=True))
