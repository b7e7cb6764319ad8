import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
from scipy import stats

rng = np.random.default_rng(3)
d = pd.read_csv("icu.csv")
d["died"] = (d["sta"] == "Died").astype(int)
dev = d.sample(frac=0.6, random_state=3)
val = d.drop(dev.index)
m = smf.logit("died ~ age + sys + C(can)", data=dev).fit(disp=0)
p = m.predict(val).to_numpy()
obs = val["died"].to_numpy()


def auc(p, o):
    r = stats.rankdata(p)
    n1 = o.sum()
    return (r[o == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * (len(o) - n1))


boot = []
for _ in range(2000):
    i = rng.integers(0, len(obs), len(obs))
    if 0 < obs[i].sum() < len(i):
        boot.append(auc(p[i], obs[i]))
print(auc(p, obs), np.percentile(boot, [2.5, 97.5]))
