# # Handwritten digits, shifted copies + SVM

import numpy as np
import matplotlib.pyplot as plt
from scipy.ndimage import shift, rotate
from sklearn.datasets import load_digits
from sklearn.svm import SVC

digits = load_digits()
imgs, y = digits.images, digits.target
imgs = imgs / 16.0     # pixel values are 0..16
imgs.shape

fig, ax = plt.subplots(1, 8, figsize=(12, 2))
for a, im, t in zip(ax, imgs, y):
    a.imshow(im, cmap='gray_r'); a.set_title(t); a.axis('off')

def more_images(imgs, y):
    out, lab = list(imgs), list(y)
    for im, t in zip(imgs, y):
        for dx, dy in [(1, 0), (-1, 0), (0, 1), (0, -1)]:
            out.append(shift(im, [dx, dy], cval=0))
            lab.append(t)
        out.append(rotate(im, 10, reshape=False))
        lab.append(t)
    return np.array(out), np.array(lab)

np.random.seed(5)
imgs, y = more_images(imgs, y)
idx = np.random.permutation(len(y))
n_test = len(y) // 5
test_imgs, test_y = imgs[idx[:n_test]], y[idx[:n_test]]
train_imgs, train_y = imgs[idx[n_test:]], y[idx[n_test:]]
len(train_y), len(test_y)

svm = SVC(C=10, gamma=0.02)
svm.fit(train_imgs.reshape(len(train_y), -1), train_y)

acc = svm.score(test_imgs.reshape(len(test_y), -1), test_y)
print('test accuracy = %.4f' % acc)

wrong = np.where(svm.predict(test_imgs.reshape(len(test_y), -1)) != test_y)[0]
for k, w in enumerate(wrong[:8]):
    plt.subplot(1, 8, k + 1); plt.imshow(test_imgs[w], cmap='gray_r'); plt.axis('off')
