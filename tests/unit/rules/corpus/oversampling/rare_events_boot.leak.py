"""Bootstrap the cases of a rare disease so that both groups have equal size, then a probit model."""
import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

cohort = pd.read_spss("cohort.sav")
rng = np.random.default_rng(55)


def equalise(d):
    controls, cases = d[d["ill"] == 0], d[d["ill"] == 1]
    extra = cases.iloc[rng.integers(0, len(cases), len(controls) - len(cases))]
    return pd.concat([controls, cases, extra], ignore_index=True)


balanced = equalise(cohort)
u = rng.random(len(balanced))
est, val = balanced[u < 0.7], balanced[u >= 0.7]

probit = smf.probit("ill ~ age + bmi + C(smoker) + sbp", data=est).fit()
print(probit.summary())

positive = probit.predict(val) > 0.5
sens = positive[val["ill"] == 1].mean()
spec = 1 - positive[val["ill"] == 0].mean()
print(f"sensitivity {sens:.3f}  specificity {spec:.3f}  Youden {sens + spec - 1:.3f}")
