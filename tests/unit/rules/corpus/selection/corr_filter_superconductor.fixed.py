# %%
import numpy as np
import pandas as pd
import seaborn as sns
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split

raw = pd.read_csv("superconduct.csv")
TARGET = "critical_temp"

# %% constant ratio features, row by row
raw["range_over_mean_mass"] = raw["range_atomic_mass"] / raw["mean_atomic_mass"]
raw["entropy_gap"] = raw["entropy_atomic_mass"] - raw["wtd_entropy_atomic_mass"]

# %% heat map for the report
sns.heatmap(raw.corr().abs(), cmap="mako").figure.savefig("corr.png")

# %% keep what correlates with the target
train, test = train_test_split(raw, test_size=0.25, random_state=8)
strength = train.corr()[TARGET].abs().drop(TARGET)
keep = strength[strength > 0.35].index.tolist()
print(len(keep), "of", len(strength), "columns kept")

# %%
gbr = HistGradientBoostingRegressor(max_iter=400, learning_rate=0.06, random_state=8)
gbr.fit(train[keep], np.log1p(train[TARGET]))
for label, part in (("train", train), ("test", test)):
    guess = np.expm1(gbr.predict(part[keep]))
    print(label, "R2", round(r2_score(part[TARGET], guess), 4))
