import os
import cv2
import numpy as np
from keras.models import Sequential
from keras.layers import Conv2D, MaxPooling2D, Flatten, Dense
from sklearn.model_selection import train_test_split

IMG = 64
X, y = [], []
for label, folder in enumerate(['NORMAL', 'PNEUMONIA']):
    for name in os.listdir('chest_xray/' + folder):
        img = cv2.imread(os.path.join('chest_xray', folder, name), 0)
        if img is None:
            continue
        X.append(cv2.resize(img, (IMG, IMG)))
        y.append(label)
X = np.array(X)[..., None] / 255.0
y = np.array(y)

flipped = X[:, :, ::-1, :]
X = np.concatenate([X, flipped])
y = np.concatenate([y, y])
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=13)

model = Sequential()
model.add(Conv2D(32, (3, 3), activation='relu', input_shape=(IMG, IMG, 1)))
model.add(MaxPooling2D((2, 2)))
model.add(Flatten())
model.add(Dense(64, activation='relu'))
model.add(Dense(1, activation='sigmoid'))
model.compile(optimizer='rmsprop', loss='binary_crossentropy', metrics=['acc'])
model.fit(X_train, y_train, epochs=10, batch_size=32)
print(model.evaluate(X_test, y_test))
