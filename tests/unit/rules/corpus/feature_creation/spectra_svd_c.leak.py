import numpy as np
from numpy.linalg import svd, solve

# Raman spectra -> analyte concentration, principal component regression
S = np.loadtxt("spectra.dat")
c = np.loadtxt("concentration.dat")
S = S / S.sum(axis=1, keepdims=True)
k = 8

rng = np.random.default_rng(2)
idx = rng.permutation(len(S))
cal, val = idx[:150], idx[150:]

mu = S.mean(axis=0)
U, w, Vt = svd(S - mu, full_matrices=False)
print("explained", np.cumsum(w**2)[:k] / np.sum(w**2))
T = (S - mu) @ Vt[:k].T

A = np.c_[np.ones(len(cal)), T[cal]]
b = solve(A.T @ A, A.T @ c[cal])
pred = np.c_[np.ones(len(val)), T[val]] @ b
print("RMSEP", np.sqrt(np.mean((pred - c[val]) ** 2)))
