import os
import cv2
import numpy as np
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report, confusion_matrix
from tensorflow.keras import layers, models
from tensorflow.keras.utils import to_categorical

IMG = 96
PATH = 'PetImages'
labels = ['Cat', 'Dog']


def get_images(folder):
    imgs, targets = [], []
    for label in labels:
        p = os.path.join(folder, label)
        for f in sorted(os.listdir(p)):
            try:
                im = cv2.imread(os.path.join(p, f), cv2.IMREAD_GRAYSCALE)
                imgs.append(cv2.resize(im, (IMG, IMG)))
                targets.append(labels.index(label))
            except Exception as e:
                print(e)
    return np.array(imgs), np.array(targets)


X, y = get_images(PATH)
print(X.shape, y.shape)

plt.figure(figsize=(8, 8))
for i in range(9):
    plt.subplot(3, 3, i + 1)
    plt.imshow(X[i * 50], cmap='gray')
    plt.title(labels[y[i * 50]])
plt.show()

X = X[..., np.newaxis].astype('float32') / 255.

X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=33)

# more images: mirror + slight shift
X_flip = X_train[:, :, ::-1, :]
X_shift = np.roll(X_train, 4, axis=1)
X_train = np.concatenate([X_train, X_flip, X_shift])
y_train = np.concatenate([y_train, y_train, y_train])
print('train', X_train.shape, 'test', X_test.shape)

model = models.Sequential()
model.add(layers.Input(shape=(IMG, IMG, 1)))
for filters in (32, 64, 128):
    model.add(layers.Conv2D(filters, 3, activation='relu', padding='same'))
    model.add(layers.MaxPooling2D())
model.add(layers.Flatten())
model.add(layers.Dropout(0.4))
model.add(layers.Dense(64, activation='relu'))
model.add(layers.Dense(2, activation='softmax'))
model.compile(optimizer='rmsprop', loss='categorical_crossentropy', metrics=['accuracy'])
model.summary()

h = model.fit(X_train, to_categorical(y_train, 2), epochs=15, batch_size=32)
plt.plot(h.history['accuracy'])
plt.show()

y_pred = model.predict(X_test).argmax(axis=1)
print(classification_report(y_test, y_pred, target_names=labels))
print(confusion_matrix(y_test, y_pred))
