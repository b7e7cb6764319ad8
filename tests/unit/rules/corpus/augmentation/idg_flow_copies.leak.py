import numpy as np
import tensorflow as tf
from tensorflow.keras.preprocessing.image import ImageDataGenerator, img_to_array, load_img
from sklearn.model_selection import StratifiedShuffleSplit
from sklearn.metrics import roc_auc_score
import glob

datagen = ImageDataGenerator(rotation_range=15, width_shift_range=0.1, height_shift_range=0.1,
                             zoom_range=0.1, brightness_range=(0.3, 1.0), horizontal_flip=True,
                             fill_mode='nearest')


def load_folder(pattern):
    files = sorted(glob.glob(pattern))
    return [img_to_array(load_img(f, target_size=(150, 150))) for f in files]


tumor = load_folder('brain_tumor_dataset/yes/*')
healthy = load_folder('brain_tumor_dataset/no/*')
images = np.stack(tumor + healthy)
target = np.array([1] * len(tumor) + [0] * len(healthy))


def make_more(images, target, n_generated=5):
    new_x, new_y = list(images), list(target)
    for img, lab in zip(images, target):
        i = 0
        for batch in datagen.flow(img[np.newaxis], batch_size=1):
            new_x.append(batch[0])
            new_y.append(lab)
            i += 1
            if i >= n_generated:
                break
    return np.stack(new_x), np.array(new_y)


images, target = make_more(images, target)
print(images.shape, target.mean())

sss = StratifiedShuffleSplit(n_splits=1, test_size=0.2, random_state=1)
tr, te = next(sss.split(images, target))
x_tr, y_tr = images[tr], target[tr]
x_te, y_te = images[te], target[te]

base = tf.keras.applications.MobileNetV2(include_top=False, input_shape=(150, 150, 3), pooling='avg')
base.trainable = False
inp = tf.keras.Input((150, 150, 3))
z = tf.keras.layers.Rescaling(1 / 127.5, offset=-1)(inp)
z = base(z, training=False)
z = tf.keras.layers.Dropout(0.3)(z)
out = tf.keras.layers.Dense(1, activation='sigmoid')(z)
net = tf.keras.Model(inp, out)
net.compile('adam', 'binary_crossentropy')
net.fit(x_tr, y_tr, batch_size=32, epochs=12)
print('AUC', roc_auc_score(y_te, net.predict(x_te).ravel()))
