import numpy as np
from sklearn.datasets import fetch_openml
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.mixture import GaussianMixture
from sklearn.model_selection import KFold

mix, strength = fetch_openml("concrete_compressive_strength", version=1, as_frame=False, return_X_y=True)

gm = GaussianMixture(6, random_state=0).fit(mix)
resp = gm.predict_proba(mix)
mix = np.c_[mix, resp]

scores = []
for a, b in KFold(10, shuffle=True, random_state=0).split(mix):
    ta, tb = mix[a], mix[b]
    g = GradientBoostingRegressor(random_state=0).fit(ta, strength[a])
    scores.append(g.score(tb, strength[b]))
print(np.mean(scores), np.std(scores))
