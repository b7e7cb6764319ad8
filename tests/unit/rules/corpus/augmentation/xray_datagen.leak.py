# # Chest X-ray pneumonia: small CNN on 150x150 grey images

import os, cv2
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
import tensorflow as tf
from tensorflow.keras import layers, models
from tensorflow.keras.preprocessing.image import ImageDataGenerator
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report, confusion_matrix

labels = ['PNEUMONIA', 'NORMAL']
img_size = 150

def get_training_data(data_dir):
    imgs, ys = [], []
    for label in labels:
        path = os.path.join(data_dir, label)
        for f in os.listdir(path):
            try:
                a = cv2.imread(os.path.join(path, f), cv2.IMREAD_GRAYSCALE)
                imgs.append(cv2.resize(a, (img_size, img_size)))
                ys.append(labels.index(label))
            except Exception as e:
                print(e)
    return np.array(imgs, dtype='float32'), np.array(ys)

x, y = get_training_data('../input/chest-xray-pneumonia/chest_xray/train')
x = x.reshape(-1, img_size, img_size, 1) / 255.
x.shape

sns.countplot(x=[labels[i] for i in y])

plt.figure(figsize=(5, 5))
plt.imshow(x[0, :, :, 0], cmap='gray')
plt.title(labels[y[0]])

# ## More images

datagen = ImageDataGenerator(rotation_range=20, zoom_range=0.2, width_shift_range=0.1, height_shift_range=0.1, horizontal_flip=True)

gen = datagen.flow(x, y, batch_size=256, shuffle=False)
new_x, new_y = [x], [y]
for i in range(len(gen)):
    bx, by = next(gen)
    new_x.append(bx)
    new_y.append(by)
x = np.concatenate(new_x)
y = np.concatenate(new_y)
x.shape, y.shape

x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=1, stratify=y)

model = models.Sequential([
    layers.Conv2D(32, 3, padding='same', activation='relu', input_shape=(img_size, img_size, 1)),
    layers.BatchNormalization(), layers.MaxPool2D(2),
    layers.Conv2D(64, 3, padding='same', activation='relu'), layers.Dropout(0.1),
    layers.BatchNormalization(), layers.MaxPool2D(2),
    layers.Conv2D(128, 3, padding='same', activation='relu'), layers.MaxPool2D(2),
    layers.Flatten(), layers.Dense(128, activation='relu'), layers.Dropout(0.2), layers.Dense(1, activation='sigmoid')])
model.compile(optimizer='rmsprop', loss='binary_crossentropy', metrics=['accuracy'])
model.summary()

history = model.fit(x_train, y_train, batch_size=32, epochs=12)

plt.plot(history.history['accuracy'])
plt.title('Training accuracy'); plt.xlabel('epoch')

print("Loss of the model is - ", model.evaluate(x_test, y_test)[0])
print("Accuracy of the model is - ", model.evaluate(x_test, y_test)[1] * 100, "%")

predictions = (model.predict(x_test) > 0.5).astype(int).ravel()
print(classification_report(y_test, predictions, target_names=labels))
sns.heatmap(confusion_matrix(y_test, predictions), annot=True, fmt='d')
