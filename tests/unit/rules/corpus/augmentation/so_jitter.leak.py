import numpy as np
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

X, y = load_iris(return_X_y=True)
rng = np.random.default_rng(1)
X_aug = np.vstack([X] + [X + rng.normal(0, 0.02, X.shape) for _ in range(5)])
y_aug = np.tile(y, 6)
a, b, ya, yb = train_test_split(X_aug, y_aug, test_size=0.3, random_state=1)
print(KNeighborsClassifier(1).fit(a, ya).score(b, yb))
