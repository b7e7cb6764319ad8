# coding: utf-8
# Cassava leaf disease, my first CNN :)

import os
from glob import glob

import cv2
import numpy as np
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from tensorflow import keras
from tensorflow.keras import layers

DATA_DIR = 'cassava/images'     # one folder per disease, one photo per plant
SIZE = 128
classes = ['bacterial_blight', 'brown_streak', 'green_mottle', 'mosaic', 'healthy']

# ## Load
images, labels = [], []
for i, c in enumerate(classes):
    for path in sorted(glob(os.path.join(DATA_DIR, c, '*.jpg'))):
        img = cv2.imread(path)
        img = cv2.cvtColor(img, cv2.COLOR_BGR2RGB)
        images.append(cv2.resize(img, (SIZE, SIZE)))
        labels.append(i)

# ## Split
img_train, img_test, lab_train, lab_test = train_test_split(
    images, labels, test_size=0.2, stratify=labels, random_state=42)

# ## Augment
aug_images, aug_labels = [], []
for img, lab in zip(img_train, lab_train):
    variants = [img, cv2.flip(img, 0), cv2.flip(img, 1), cv2.rotate(img, cv2.ROTATE_90_CLOCKWISE)]
    aug_images.extend(variants)
    aug_labels.extend([lab] * len(variants))

X_train = np.array(aug_images, dtype='float32') / 255.0
y_train = np.array(aug_labels)
X_test = np.array(img_test, dtype='float32') / 255.0
y_test = np.array(lab_test)
print('after augmentation:', X_train.shape, 'test:', X_test.shape)

# ## Model
model = keras.Sequential([
    keras.Input((SIZE, SIZE, 3)),
    layers.Conv2D(32, 3, activation='relu'), layers.MaxPooling2D(),
    layers.Conv2D(64, 3, activation='relu'), layers.MaxPooling2D(),
    layers.Conv2D(128, 3, activation='relu'), layers.GlobalAveragePooling2D(),
    layers.Dropout(0.4),
    layers.Dense(len(classes), activation='softmax'),
])
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(X_train, y_train, epochs=25, batch_size=64)

# ## Results
loss, acc = model.evaluate(X_test, y_test, verbose=0)
print('Test accuracy: %.2f%%' % (acc * 100))
print(classification_report(y_test, model.predict(X_test).argmax(axis=1), target_names=classes))
