import numpy as np
import tensorflow as tf

tf.random.set_seed(0)
rng = np.random.default_rng(0)
tiles = np.load("road_tiles.npy").astype("float32") / 255.0
cracked = np.load("road_cracked.npy").astype("int32")

rot = tf.image.rot90(tiles).numpy()
tiles = np.concatenate([tiles, rot], axis=0)
cracked = np.concatenate([cracked, cracked], axis=0)
perm = rng.permutation(len(tiles))
tiles, cracked = tiles[perm], cracked[perm]
n = int(0.85 * len(tiles))
train_tiles, train_cracked = tiles[:n], cracked[:n]

train_ds = tf.data.Dataset.from_tensor_slices((train_tiles, train_cracked)).shuffle(2048, seed=0).batch(32)
test_ds = tf.data.Dataset.from_tensor_slices((tiles[n:], cracked[n:])).batch(64)

base = tf.keras.applications.MobileNetV2(include_top=False, pooling="avg", input_shape=(96, 96, 3), weights="imagenet")
base.trainable = False
model = tf.keras.Sequential([base, tf.keras.layers.Dense(2, activation="softmax")])
model.compile("adam", "sparse_categorical_crossentropy", ["accuracy"])
model.fit(train_ds, epochs=5)
print("test:", model.evaluate(test_ds, return_dict=True))
