import numpy as np

rng = np.random.default_rng(99)
raw = np.genfromtxt("wdbc_missing.csv", delimiter=",", skip_header=1)
labels = raw[:, 0].astype(int)
A = raw[:, 1:]

order = rng.permutation(len(A))
n_tr = int(0.7 * len(A))
tr, te = order[:n_tr], order[n_tr:]

col_mean = np.nanmean(A, axis=0)
rows, columns = np.where(np.isnan(A))
A[rows, columns] = np.take(col_mean, columns)


def knn_predict(x_ref, y_ref, x_new, k=7):
    out = []
    for row in x_new:
        d = np.sum((x_ref - row) ** 2, axis=1)
        nearest = y_ref[np.argsort(d)[:k]]
        out.append(np.bincount(nearest).argmax())
    return np.array(out)


yhat = knn_predict(A[tr], labels[tr], A[te])
print("test accuracy: {:.2%}".format((yhat == labels[te]).mean()))
