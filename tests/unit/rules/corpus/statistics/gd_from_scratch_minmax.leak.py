import numpy as np
import matplotlib.pyplot as plt

data = np.genfromtxt('wdbc.csv', delimiter=',', skip_header=1)
np.random.seed(0)
np.random.shuffle(data)
x = data[:, 1:]
y = data[:, 0]
split = int(0.8 * len(x))

# normalization
x = (x - np.min(x, axis=0)) / (np.max(x, axis=0) - np.min(x, axis=0))

x_train, x_test = x[:split].T, x[split:].T
y_train, y_test = y[:split], y[split:]

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

w = np.full((x_train.shape[0], 1), 0.01)
b = 0.0
costs = []
for i in range(500):
    h = sigmoid(np.dot(w.T, x_train) + b)
    cost = -np.mean(y_train * np.log(h) + (1 - y_train) * np.log(1 - h))
    costs.append(cost)
    w -= 1.0 * np.dot(x_train, (h - y_train).T) / x_train.shape[1]
    b -= 1.0 * np.sum(h - y_train) / x_train.shape[1]
plt.plot(costs)
plt.show()

pred = (sigmoid(np.dot(w.T, x_test) + b) > 0.5).astype(int)
print("test accuracy: {} %".format(100 - np.mean(np.abs(pred - y_test)) * 100))
