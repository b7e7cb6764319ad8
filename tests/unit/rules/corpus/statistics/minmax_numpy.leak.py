# # Neural network from scratch (numpy) on the Sonar data
# For the course: no sklearn models allowed 🙂

import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
# %matplotlib inline
np.random.seed(5)

sonar = pd.read_csv('sonar.all-data', header=None)
sonar[60].value_counts()

X = sonar.iloc[:, :60].values
Y = (sonar[60] == 'M').astype(int).values.reshape(-1, 1)
plt.plot(X[:10].T, alpha=.6)
plt.title('10 chirps');

# normalize to 0..1
X = (X - X.min(axis=0)) / (X.max(axis=0) - X.min(axis=0))
X.min(), X.max()

# shuffle and split 75 / 25
order = np.random.permutation(len(X))
X, Y = X[order], Y[order]
m = int(0.75 * len(X))
X_train, X_test = X[:m], X[m:]
Y_train, Y_test = Y[:m], Y[m:]
print(X_train.shape, X_test.shape)

# ### The network

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def init(n_in, n_h):
    return {'W1': np.random.randn(n_in, n_h) * np.sqrt(2 / n_in), 'b1': np.zeros((1, n_h)),
            'W2': np.random.randn(n_h, 1) * np.sqrt(1 / n_h), 'b2': np.zeros((1, 1))}

def forward(p, X):
    H = np.maximum(0, X @ p['W1'] + p['b1'])
    return H, sigmoid(H @ p['W2'] + p['b2'])

def backward(p, X, Y, H, A):
    n = len(X)
    dZ2 = (A - Y) / n
    dH = dZ2 @ p['W2'].T
    dH[H <= 0] = 0
    return {'W2': H.T @ dZ2, 'b2': dZ2.sum(0, keepdims=True), 'W1': X.T @ dH, 'b1': dH.sum(0, keepdims=True)}

params = init(60, 24)
costs = []
for it in range(4000):
    H, A = forward(params, X_train)
    costs.append(-np.mean(Y_train * np.log(A + 1e-9) + (1 - Y_train) * np.log(1 - A + 1e-9)))
    g = backward(params, X_train, Y_train, H, A)
    for k in params:
        params[k] -= 0.1 * g[k]

plt.plot(costs); plt.xlabel('iteration'); plt.ylabel('cost')

_, A = forward(params, X_test)
print('Test accuracy: %.3f' % np.mean((A > 0.5) == Y_test))
