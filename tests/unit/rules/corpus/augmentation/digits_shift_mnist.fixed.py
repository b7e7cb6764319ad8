from scipy.ndimage import shift
from sklearn.datasets import fetch_openml
from sklearn.neighbors import KNeighborsClassifier
from sklearn.model_selection import cross_val_score, train_test_split
import numpy as np

mnist = fetch_openml('mnist_784', version=1, as_frame=False)
X, y = mnist['data'][:10000] / 255., mnist['target'][:10000]

def shift_image(image, dx, dy):
    image = image.reshape((28, 28))
    return shift(image, [dy, dx], cval=0, mode='constant').reshape([-1])

X_tr, X_test, y_tr, y_test = train_test_split(X, y, test_size=0.15, random_state=42)

X_aug = [im for im in X_tr]
y_aug = [l for l in y_tr]
for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
    for im, l in zip(X_tr, y_tr):
        X_aug.append(shift_image(im, dx, dy))
        y_aug.append(l)
X_train = np.array(X_aug)
y_train = np.array(y_aug)

knn_clf = KNeighborsClassifier(weights='distance', n_neighbors=4)
knn_clf.fit(X_train, y_train)
print(knn_clf.score(X_test, y_test))
