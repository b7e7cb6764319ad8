import numpy as np
import os
from PIL import Image
from sklearn.model_selection import train_test_split
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Conv2D, MaxPooling2D, Flatten, Dense

X, Y = [], []
klassen = ['gut', 'defekt']
for k, name in enumerate(klassen):
    for datei in os.listdir('bilder/' + name):
        bild = Image.open('bilder/' + name + '/' + datei).convert('L').resize((64, 64))
        X.append(np.array(bild, dtype=np.float32))
        Y.append(k)
X = np.array(X)[..., np.newaxis]
Y = np.array(Y)

mittel = X.mean()
abweichung = X.std()
X = (X - mittel) / abweichung
x_train, x_test, y_train, y_test = train_test_split(X, Y, test_size=0.2, random_state=1)

netz = Sequential([
    Conv2D(16, 3, activation='relu', input_shape=(64, 64, 1)),
    MaxPooling2D(),
    Conv2D(32, 3, activation='relu'),
    MaxPooling2D(),
    Flatten(),
    Dense(1, activation='sigmoid'),
])
netz.compile('adam', 'binary_crossentropy', metrics=['accuracy'])
netz.fit(x_train, y_train, epochs=20, batch_size=16, verbose=0)
verlust, genauigkeit = netz.evaluate(x_test, y_test, verbose=0)
print('Genauigkeit auf Testdaten:', genauigkeit)
