import os
import cv2
import numpy as np
from sklearn.model_selection import train_test_split
from keras.models import Sequential
from keras.layers import Conv2D, MaxPooling2D, Flatten, Dense, Dropout

IMG = 128
images, labels = [], []
for label, folder in enumerate(['no', 'yes']):
    for f in os.listdir(os.path.join('brain_tumor_dataset', folder)):
        img = cv2.imread(os.path.join('brain_tumor_dataset', folder, f))
        if img is None:
            continue
        img = cv2.resize(img, (IMG, IMG)) / 255.0
        images.append(img)
        labels.append(label)

X = np.array(images, dtype='float32')
y = np.array(labels)
print(X.shape)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=5)
flipped = np.array([cv2.flip(i, 1) for i in X_train])
rotated = np.array([cv2.rotate(i, cv2.ROTATE_90_CLOCKWISE) for i in X_train])
X_train = np.concatenate([X_train, flipped, rotated])
y_train = np.concatenate([y_train, y_train, y_train])

model = Sequential()
model.add(Conv2D(32, (3, 3), activation='relu', input_shape=(IMG, IMG, 3)))
model.add(MaxPooling2D())
model.add(Conv2D(64, (3, 3), activation='relu'))
model.add(MaxPooling2D())
model.add(Flatten())
model.add(Dropout(0.5))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X_train, y_train, epochs=15, batch_size=32)
print('Test accuracy:', model.evaluate(X_test, y_test)[1])
