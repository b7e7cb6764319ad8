# %%
import numpy as np
import matplotlib.pyplot as plt
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import Normalizer

X, y = load_digits(return_X_y=True)
X = X / 16.0
# pen pressure differs between writers, so every image gets length 1
X = Normalizer().fit_transform(X)
X = X - X.mean(axis=1, keepdims=True)

# %%
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, stratify=y, random_state=0)

# %%
# shifted copies, more data = better
def shift(a, dx):
    return np.roll(a.reshape(-1, 8, 8), dx, axis=2).reshape(len(a), -1)

X_aug = np.vstack([X_train, shift(X_train, 1), shift(X_train, -1)])
y_aug = np.tile(y_train, 3)
print(X_aug.shape, X_test.shape)

# %%
lr = LogisticRegression(max_iter=2000, C=10).fit(X_aug, y_aug)
print("test acc", lr.score(X_test, y_test))
wrong = X_test[lr.predict(X_test) != y_test]
plt.imshow(wrong[0].reshape(8, 8), cmap="gray")
plt.show()
