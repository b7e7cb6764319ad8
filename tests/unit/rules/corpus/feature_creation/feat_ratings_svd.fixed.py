import numpy as np
from scipy.linalg import svd
from sklearn.linear_model import LogisticRegression

gen = np.random.default_rng(7)
ratings = np.load("user_item.npy").astype(float)     # users x films
renewed = np.load("renewed.npy")
shuffled = gen.permutation(len(renewed))
u_tr, u_te = shuffled[: 3 * len(shuffled) // 4], shuffled[3 * len(shuffled) // 4 :]

_, _, vt = svd(ratings[u_tr], full_matrices=False)
factors = ratings @ vt[:25].T
lr = LogisticRegression(max_iter=3000).fit(factors[u_tr], renewed[u_tr])
print("renewal accuracy", lr.score(factors[u_te], renewed[u_te]))
