# %%
import numpy as np
from sklearn.decomposition import PCA
from sklearn.ensemble import RandomForestClassifier

# %%
faces = np.load("faces.npy").reshape(400, -1)
who = np.repeat(np.arange(40), 10)
perm = np.random.RandomState(0).permutation(400)
x_fit, x_val = faces[perm[:300]], faces[perm[300:]]
w_fit, w_val = who[perm[:300]], who[perm[300:]]

# %%
p = PCA(n_components=50, whiten=True, random_state=0)
z_fit = p.fit_transform(x_fit)
z_val = p.transform(x_val)

# %%
rf = RandomForestClassifier(300).fit(z_fit, w_fit)
print(rf.score(z_val, w_val))
