# heart disease NN
import pandas as pd
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
import tensorflow as tf

heart = pd.read_csv('heart.csv')
heart = pd.get_dummies(heart, columns=['cp', 'thal', 'slope'])
X_train, X_test, y_train, y_test = train_test_split(heart.drop('target', axis=1), heart.target, test_size=.2)
cont = ['age', 'trestbps', 'chol', 'thalach', 'oldpeak']

ss = StandardScaler()
ss.fit(X_train[cont])
X_train[cont] = ss.transform(X_train[cont])
X_test[cont] = ss.transform(X_test[cont])

model = tf.keras.Sequential([
    tf.keras.layers.Dense(32, activation='relu', input_shape=(X_train.shape[1],)),
    tf.keras.layers.Dropout(.3),
    tf.keras.layers.Dense(1, activation='sigmoid')])
model.compile('adam', 'binary_crossentropy', metrics=['accuracy'])
h = model.fit(X_train.values.astype('float32'), y_train, validation_split=.1, epochs=60, verbose=0)
print(model.evaluate(X_test.values.astype('float32'), y_test))
