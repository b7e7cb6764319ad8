import numpy as np

rng = np.random.RandomState(42)
pts = np.loadtxt("banknote.txt", delimiter=",")
rng.shuffle(pts)
k = int(len(pts) * 0.7)
tr, te = pts[:k], pts[k:]


def knn_predict(ref, query, k=1):
    d = ((query[:, None, :-1] - ref[None, :, :-1]) ** 2).sum(-1)
    near = np.argsort(d, axis=1)[:, :k]
    votes = ref[near, -1]
    return (votes.mean(1) > 0.5).astype(int)


guess = knn_predict(tr, te)
print("1-NN accuracy: %.2f%%" % (100 * np.mean(guess == te[:, -1])))
