# coding: utf-8
# # Pneumonia from chest x-rays
# In[1]:
import os
import numpy as np
import cv2
import matplotlib.pyplot as plt
from tensorflow.keras import layers, models
from sklearn.model_selection import train_test_split
from sklearn.metrics import classification_report, confusion_matrix

# In[2]:
labels = ['NORMAL', 'PNEUMONIA']
size = 96
images, y = [], []
for i, label in enumerate(labels):
    for f in sorted(os.listdir('chest_xray/' + label)):
        img = cv2.imread('chest_xray/' + label + '/' + f, cv2.IMREAD_GRAYSCALE)
        if img is None:
            continue
        images.append(cv2.resize(img, (size, size)))
        y.append(i)
X = np.array(images).reshape(-1, size, size, 1) / 255.0
y = np.array(y)
print(X.shape, y.mean())

# In[3]:
plt.imshow(X[0, :, :, 0], cmap='gray')
plt.title(labels[y[0]])
plt.show()

# In[4]: more images: mirrored and a bit darker
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=42)
flipped = X_train[:, :, ::-1, :]
dark = X_train * 0.8
X_train = np.concatenate([X_train, flipped, dark])
y_train = np.concatenate([y_train, y_train, y_train])

# In[5]:
print(X_train.shape, X_test.shape)

# In[6]:
model = models.Sequential([
    layers.Input((size, size, 1)),
    layers.Conv2D(32, 3, activation='relu'),
    layers.MaxPooling2D(),
    layers.Conv2D(64, 3, activation='relu'),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(64, activation='relu'),
    layers.Dense(1, activation='sigmoid'),
])
model.compile('adam', 'binary_crossentropy', metrics=['accuracy'])
history = model.fit(X_train, y_train, epochs=8, batch_size=32)

# In[7]:
plt.plot(history.history['accuracy'])
plt.show()

# In[8]:
print('Accuracy on test:', model.evaluate(X_test, y_test)[1])
pred = (model.predict(X_test) > 0.5).astype(int).ravel()
print(classification_report(y_test, pred, target_names=labels))
print(confusion_matrix(y_test, pred))
