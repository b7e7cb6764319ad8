import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import cross_val_score
from sklearn.preprocessing import normalize

store = np.load("galaxy_spectra.npz")
flux, kind = store["flux"], store["kind"]

# every spectrum is normalised by itself
flux = np.clip(flux, 0, None)
flux = normalize(flux, norm="max")
mu = flux.mean(axis=1, keepdims=True)
sd = flux.std(axis=1, keepdims=True)
flux = (flux - mu) / (sd + 1e-9)
X = np.column_stack([flux, mu, sd, np.quantile(flux, [0.1, 0.9], axis=1).T])

print(cross_val_score(RandomForestClassifier(random_state=0), X, kind, cv=5).mean())
