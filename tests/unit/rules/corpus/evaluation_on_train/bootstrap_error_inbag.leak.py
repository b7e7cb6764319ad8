"""Bootstrap estimate of the misclassification rate of a logistic model (B = 500)."""
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

rng = np.random.default_rng(500)
pima = pd.read_csv("pima.csv")
n, B = len(pima), 500
fml = "type ~ npreg + glu + bmi + ped + age"

err = np.full(B, np.nan)
coefs = []
for b in range(B):
    draw = rng.integers(0, n, n)
    boot = pima.iloc[draw]
    m = smf.logit(fml, boot).fit(disp=False)
    coefs.append(m.params)
    new = boot
    err[b] = np.mean((m.predict(new) > 0.5) != (new["type"] == 1))

print("prediction error for new patients: %.3f  [%.3f, %.3f]" % (err.mean(), *np.quantile(err, [.025, .975])))
print(pd.DataFrame(coefs).agg(["mean", "std"]).T)
