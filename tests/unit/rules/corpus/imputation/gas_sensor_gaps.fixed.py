# %% [markdown]
# ## Gas sensor array, which gas is it?
# 16 sensors, roughly 8% of the readings never made it over the radio link.
# The sensors are strongly correlated -> low rank completion (hard-impute)

# %%
import numpy as np
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

pack = np.load("gas_array.npz")
R, gas = pack["readings"], pack["gas"]
print(R.shape, "missing:", np.isnan(R).mean().round(3))

# %%
plt.imshow(np.isnan(R[:200]), aspect="auto", cmap="gray_r")
plt.title("holes")
plt.show()


# %%
def complete(M, rank=4, n_iter=60):
    holes = np.isnan(M)
    filled = np.where(holes, 0.0, M)
    for _ in range(n_iter):
        U, s, Vt = np.linalg.svd(filled, full_matrices=False)
        approx = (U[:, :rank] * s[:rank]) @ Vt[:rank]
        filled[holes] = approx[holes]
    return filled, Vt[:rank]


def complete_with(M, V):
    M = M.copy()
    for row in M:
        ok = ~np.isnan(row)
        coef, *_ = np.linalg.lstsq(V[:, ok].T, row[ok], rcond=None)
        row[~ok] = coef @ V[:, ~ok]
    return M


# %%
R_tr, R_te, g_tr, g_te = train_test_split(
    R, gas, test_size=0.25, stratify=gas, random_state=7
)

# %%
R_tr, V = complete(R_tr)
R_te = complete_with(R_te, V)
assert not np.isnan(R_tr).any() and not np.isnan(R_te).any()

# %%
clf = make_pipeline(StandardScaler(), SVC(C=10, gamma="scale"))
clf.fit(R_tr, g_tr)
print("held out accuracy", clf.score(R_te, g_te))
