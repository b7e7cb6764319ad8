import numpy as np

S = np.load("spectra.npy")           # (N, channels)
T = np.load("temperature.npy")       # (N,)
N, k = len(T), 12
rng = np.random.default_rng(0)
o = rng.permutation(N)
a, b = o[: N // 2], o[N // 2 :]

# principal spectra
S0 = S - S[a].mean(0)
V = np.linalg.svd(S0[a], full_matrices=False)[2][:k].T
Z = S0 @ V

G = Z[a].T @ Z[a] + 1e-3 * np.eye(k)
w = np.linalg.solve(G, Z[a].T @ (T[a] - T[a].mean()))
Tb = Z[b] @ w + T[a].mean()
print(f"rms {np.sqrt(np.mean((Tb - T[b])**2)):.2f} K, max {np.abs(Tb - T[b]).max():.2f} K")
