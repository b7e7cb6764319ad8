import numpy as np
from sklearn.model_selection import train_test_split
from keras.models import Sequential
from keras.layers import Conv2D, MaxPooling2D, Flatten, Dense
from keras.utils import to_categorical

images = np.load('xray_images.npy') / 255.0
labels = to_categorical(np.load('xray_labels.npy'), 3)

flipped = images[:, :, ::-1, :]
images = np.concatenate([images, flipped])
labels = np.concatenate([labels, labels])

x_train, x_test, y_train, y_test = train_test_split(images, labels, test_size=0.2, random_state=21)
print(x_train.shape, x_test.shape)

model = Sequential([Conv2D(32, 3, activation='relu', input_shape=images.shape[1:]), MaxPooling2D(),
                    Conv2D(64, 3, activation='relu'), MaxPooling2D(), Flatten(),
                    Dense(128, activation='relu'), Dense(3, activation='softmax')])
model.compile(optimizer='rmsprop', loss='categorical_crossentropy', metrics=['acc'])
model.fit(x_train, y_train, epochs=15, batch_size=64)
print(model.evaluate(x_test, y_test))
