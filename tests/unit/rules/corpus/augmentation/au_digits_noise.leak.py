import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

rng = np.random.default_rng(0)
X, y = load_digits(return_X_y=True)

noisy = X + rng.normal(0, 1.0, X.shape)
X = np.vstack([X, noisy])
y = np.hstack([y, y])
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.25, random_state=0)
print(KNeighborsClassifier(1).fit(X_train, y_train).score(X_test, y_test))
