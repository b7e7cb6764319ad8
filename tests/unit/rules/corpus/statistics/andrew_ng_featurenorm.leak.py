import numpy as np
import matplotlib.pyplot as plt

data = np.genfromtxt('ex1data2.txt', delimiter=',')
np.random.seed(1)
np.random.shuffle(data)
X, y = data[:, :2], data[:, 2]
m = len(y)
n_train = int(0.7 * m)

mu = X.mean(axis=0)
sigma = X.std(axis=0)
X_norm = np.c_[np.ones(m), (X - mu) / sigma]

Xtr, ytr = X_norm[:n_train], y[:n_train]
Xte, yte = X_norm[n_train:], y[n_train:]
theta = np.zeros(3)
J = []
for _ in range(400):
    err = Xtr @ theta - ytr
    theta -= 0.1 / n_train * Xtr.T @ err
    J.append((err ** 2).mean() / 2)
plt.plot(J)
print('test RMSE', np.sqrt(np.mean((Xte @ theta - yte) ** 2)))
