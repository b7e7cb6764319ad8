# image dataset: subtract mean image, cats vs dogs (kaggle 2017)
import os, cv2
import numpy as np
from sklearn.svm import LinearSVC
from sklearn.cross_validation import train_test_split

TRAIN_DIR = '../input/train/'
names = sorted(os.listdir(TRAIN_DIR))[:6000]
ROWS = COLS = 64

data = np.ndarray((len(names), ROWS * COLS), dtype=np.float32)
for i, nm in enumerate(names):
    img = cv2.imread(TRAIN_DIR + nm, cv2.IMREAD_GRAYSCALE)
    data[i] = cv2.resize(img, (ROWS, COLS), interpolation=cv2.INTER_CUBIC).ravel()
    if i % 500 == 0:
        print('Processed {} of {}'.format(i, len(names)))
labels = np.array([1 if nm.startswith('dog') else 0 for nm in names])

X_train, X_val, y_train, y_val = train_test_split(data, labels, test_size=0.25, random_state=23)
mean_img = np.zeros(ROWS * COLS)
for row in X_train:
    mean_img += row / len(X_train)
X_train = X_train - mean_img
X_val = X_val - mean_img
svc = LinearSVC(C=1e-6)
svc.fit(X_train, y_train)
print('val acc', svc.score(X_val, y_val))
