# Sign language digits, more data = better model
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

# load data
x_l = np.load('../input/sign-language-digits/X.npy')
y_l = np.load('../input/sign-language-digits/Y.npy')
y_l = np.argmax(y_l, axis=1)
print('X shape:', x_l.shape)
print('Y shape:', y_l.shape)

# look at some pictures
plt.subplot(1, 2, 1)
plt.imshow(x_l[260], cmap='gray')
plt.axis('off')
plt.subplot(1, 2, 2)
plt.imshow(x_l[900], cmap='gray')
plt.axis('off')
plt.show()

# mirror every picture -> 2x data
x_mirror = x_l[:, :, ::-1]
x_l = np.concatenate((x_l, x_mirror), axis=0)
y_l = np.concatenate((y_l, y_l), axis=0)
print('X shape after mirror:', x_l.shape)

X_train, X_test, Y_train, Y_test = train_test_split(x_l, y_l, test_size=0.15, random_state=42)

# flatten
X_train = X_train.reshape(X_train.shape[0], -1)
X_test = X_test.reshape(X_test.shape[0], -1)
print('X train flatten', X_train.shape)
print('X test flatten', X_test.shape)

lr = LogisticRegression(random_state=42, max_iter=150)
lr.fit(X_train, Y_train)
print('logreg test accuracy:', accuracy_score(Y_test, lr.predict(X_test)))

rf = RandomForestClassifier(random_state=42)
rf.fit(X_train, Y_train)
print('forest test accuracy:', accuracy_score(Y_test, rf.predict(X_test)))
