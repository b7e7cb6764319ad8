# CS229-style homework: logistic regression by gradient descent
import numpy as np

data = np.loadtxt('data_banknote_authentication.txt', delimiter=',')
np.random.seed(0)
np.random.shuffle(data)

n = data.shape[0]
X = np.hstack([np.ones((n, 1)), data[:, :4]])
y = data[:, 4]

m = int(0.7 * n)
X_train, y_train = X[:m], y[:m]
X_test, y_test = X[m:], y[m:]


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-np.clip(z, -30, 30)))


def cost(theta, X, y):
    h = sigmoid(X @ theta)
    eps = 1e-12
    return -np.mean(y * np.log(h + eps) + (1 - y) * np.log(1 - h + eps))


def gradient_descent(X, y, alpha=0.1, iters=3000):
    theta = np.zeros(X.shape[1])
    history = []
    for it in range(iters):
        grad = X.T @ (sigmoid(X @ theta) - y) / len(y)
        theta -= alpha * grad
        if it % 500 == 0:
            history.append(cost(theta, X, y))
    return theta, history


theta, J = gradient_descent(X, y)
print('cost history', np.round(J, 4))
print('theta', theta)

pred = (sigmoid(X_test @ theta) >= 0.5).astype(float)
tp = np.sum((pred == 1) & (y_test == 1))
print('train accuracy', np.mean((sigmoid(X_train @ theta) >= 0.5) == y_train))
print('test accuracy', np.mean(pred == y_test))
print('test precision', tp / max(pred.sum(), 1), 'recall', tp / y_test.sum())
