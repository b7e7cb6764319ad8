# Bachelor thesis: pneumonia detection from chest x-rays
import glob
import os

import cv2
import numpy as np
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import train_test_split
from tensorflow.keras.applications import DenseNet121
from tensorflow.keras.applications.densenet import preprocess_input
from tensorflow.keras.layers import Dense, Dropout, GlobalAveragePooling2D
from tensorflow.keras.models import Model
from tensorflow.keras.utils import to_categorical

IMG = 128
CLASSES = ['NORMAL', 'PNEUMONIA']


def load_images(folder):
    images, targets = [], []
    for idx, cls in enumerate(CLASSES):
        for path in sorted(glob.glob(os.path.join(folder, cls, '*.jpeg'))):
            img = cv2.resize(cv2.imread(path), (IMG, IMG))
            images.append(img)
            targets.append(idx)
    return images, targets


def rotate(img, angle):
    M = cv2.getRotationMatrix2D((IMG / 2, IMG / 2), angle, 1.0)
    return cv2.warpAffine(img, M, (IMG, IMG))


def enlarge(images, targets):
    new_images, new_targets = [], []
    for img, t in zip(images, targets):
        for variant in (img, cv2.flip(img, 1), rotate(img, 8), rotate(img, -8)):
            new_images.append(variant)
            new_targets.append(t)
    return new_images, new_targets


images, targets = load_images('chest_xray/one_per_patient')
print('number of images:', len(images), 'mean pixel:', np.mean(images[0]))
train_x, test_x, train_t, test_t = train_test_split(images, targets, test_size=0.2, random_state=10, stratify=targets)
train_x, train_t = enlarge(train_x, train_t)
train_x = preprocess_input(np.array(train_x, dtype='float32'))
test_x = preprocess_input(np.array(test_x, dtype='float32'))

base = DenseNet121(include_top=False, weights='imagenet', input_shape=(IMG, IMG, 3))
base.trainable = False
x = GlobalAveragePooling2D()(base.output)
x = Dropout(0.3)(x)
model = Model(base.input, Dense(2, activation='softmax')(x))
model.compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])
model.fit(train_x, to_categorical(train_t, 2), epochs=12, batch_size=32)

pred = model.predict(test_x).argmax(axis=1)
print(confusion_matrix(test_t, pred))
print('Test accuracy: %.4f' % np.mean(pred == np.array(test_t)))
