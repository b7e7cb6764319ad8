import numpy as np
import pandas as pd
from keras.models import Sequential
from keras.layers import Dense, Dropout

pima = np.loadtxt('pima-indians-diabetes.csv', delimiter=',')
np.random.seed(5)
np.random.shuffle(pima)
X, Y = pima[:, 0:8], pima[:, 8]
X_train, Y_train = X[:650], Y[:650]
X_test, Y_test = X[650:], Y[650:]

model = Sequential()
model.add(Dense(12, input_dim=8, activation='relu'))
model.add(Dropout(0.2))
model.add(Dense(8, activation='relu'))
model.add(Dense(1, activation='sigmoid'))
model.compile(loss='binary_crossentropy', optimizer='adam', metrics=['accuracy'])
model.fit(X_train, Y_train, epochs=150, batch_size=10, verbose=0)
scores = model.evaluate(X_test, Y_test)
print("\n%s: %.2f%%" % (model.metrics_names[1], scores[1] * 100))
