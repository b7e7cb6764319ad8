import numpy as np

veri = np.loadtxt('banknote.txt', delimiter=',')
np.random.seed(1)
idx = np.random.permutation(len(veri))
n = int(0.7 * len(veri))
egitim, test = veri[idx[:n]], veri[idx[n:]]
Xe, ye = egitim[:, :-1], egitim[:, -1]
Xt, yt = test[:, :-1], test[:, -1]
ort, sapma = Xe.mean(0), Xe.std(0)
Xe, Xt = (Xe - ort) / sapma, (Xt - ort) / sapma


def knn(x, k=5):
    d = np.sum((Xe - x) ** 2, axis=1)
    return round(ye[np.argsort(d)[:k]].mean())


dogru = sum(knn(x) == t for x, t in zip(Xt, yt))
print('dogruluk:', dogru / len(yt))
