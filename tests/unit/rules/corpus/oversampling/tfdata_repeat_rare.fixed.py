import tensorflow as tf

IMG = 128
files = tf.io.gfile.glob("lesions/*/*.jpg")
labels = [1 if "/melanoma/" in f else 0 for f in files]
ds = tf.data.Dataset.from_tensor_slices((files, labels))
ds = ds.shuffle(len(files), seed=9, reshuffle_each_iteration=False)


def boost(d, times=6):
    pos = d.filter(lambda f, l: l == 1).repeat(times)
    neg = d.filter(lambda f, l: l == 0)
    return neg.concatenate(pos)


n_val = len(files) // 5
val, train = ds.take(n_val), ds.skip(n_val)
train = boost(train)
train = train.shuffle(50_000, seed=2)


def decode(f, l):
    img = tf.io.decode_jpeg(tf.io.read_file(f), channels=3)
    return tf.image.resize(img, (IMG, IMG)) / 255.0, l


pipe = lambda d: d.map(decode, tf.data.AUTOTUNE).batch(32).prefetch(tf.data.AUTOTUNE)
base = tf.keras.applications.MobileNetV2((IMG, IMG, 3), include_top=False, pooling="avg")
base.trainable = False
model = tf.keras.Sequential([base, tf.keras.layers.Dense(1, activation="sigmoid")])
model.compile("adam", "binary_crossentropy", metrics=[tf.keras.metrics.AUC(), "accuracy"])
model.fit(pipe(train), epochs=5)
print(model.evaluate(pipe(val), return_dict=True))
