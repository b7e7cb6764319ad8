# # Comparing dimensionality reduction for Fashion MNIST (small sample)

import numpy as np, pandas as pd
import matplotlib.pyplot as plt
import seaborn as sns
from time import time
from sklearn.decomposition import PCA, TruncatedSVD, NMF
from sklearn.cluster import KMeans
from sklearn.svm import SVC
from sklearn.neighbors import KNeighborsClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
# %matplotlib inline

raw = pd.read_csv('../input/fashionmnist/fashion-mnist_train.csv').sample(12000, random_state=3)
labels = raw.pop('label').values
pixels = raw.values.astype('float32') / 255.
pixels.shape

fig, axes = plt.subplots(2, 8, figsize=(12, 3))
for a, im, l in zip(axes.ravel(), pixels, labels):
    a.imshow(im.reshape(28, 28), cmap='gray'); a.set_title(l); a.axis('off')

sns.countplot(x=labels)

# Reducers and classifiers. All reducers give 40 numbers (KMeans: the distances to 40 centres).

reducers = {
    'pca': PCA(n_components=40, random_state=0),
    'svd': TruncatedSVD(n_components=40, random_state=0),
    'nmf': NMF(n_components=40, init='nndsvda', max_iter=300),
    'kmeans': KMeans(n_clusters=40, n_init=3, random_state=0),
}
def classifiers():
    return [('logreg', LogisticRegression(max_iter=400)), ('knn', KNeighborsClassifier(7)), ('svc', SVC(C=5))]

def bench(Xa, Xb, ya, yb):
    out = {}
    for n, c in classifiers():
        t = time()
        c.fit(Xa, ya)
        out[n] = c.score(Xb, yb)
        print(f'    {n}: {out[n]:.4f}  ({time() - t:.1f}s)')
    return out

def reduce(kind, X):
    r = reducers[kind]
    return r.fit_transform(X)

table = {}
for kind in reducers:
    print(kind)
    X = reduce(kind, pixels)
    parts = train_test_split(X, labels, test_size=0.3, random_state=5, stratify=labels)
    table[kind] = bench(*parts)

res = pd.DataFrame(table).T
res.style.highlight_max(axis=0)

res.plot.bar(figsize=(9, 4), rot=0, ylim=(0.6, 1.0))
plt.legend(loc='lower right')

# #### Baseline: no reduction

bench(*train_test_split(pixels, labels, test_size=0.3, random_state=5, stratify=labels))
