import numpy as np
import pandas as pd
from scipy import stats

ab = pd.read_csv("ab_test.csv")
hi = ab["revenue"].quantile(0.99)
ab["revenue_w"] = ab["revenue"].clip(upper=hi)
a, b = (ab.loc[ab["group"] == g, "revenue_w"] for g in ("control", "test"))
print("lift", b.mean() / a.mean() - 1, "p", stats.ttest_ind(a, b, equal_var=False).pvalue)

rng = np.random.default_rng(0)
diffs = [rng.choice(b, len(b)).mean() - rng.choice(a, len(a)).mean() for _ in range(2000)]
print("bootstrap interval", np.percentile(diffs, [2.5, 97.5]))
