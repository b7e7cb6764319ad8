import numpy as np
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf
from scipy import stats

loans = pd.read_csv("loans.csv").dropna(subset=["grade", "default", "dti", "income"])
rs = np.random.RandomState(4)
hold = rs.rand(len(loans)) < 0.3

# replace the 35-level factor by its estimated log-odds (saves df)
m0 = smf.glm("default ~ C(grade)", data=loans, family=sm.families.Binomial()).fit()
loans["grade_lo"] = m0.predict(loans, which="linear")

m1 = smf.glm("default ~ grade_lo + dti + np.log1p(income)", data=loans[~hold],
             family=sm.families.Binomial()).fit()
print(m1.summary2())

out = loans[hold]
ph = m1.predict(out)
dev = -2 * np.sum(out["default"] * np.log(ph) + (1 - out["default"]) * np.log(1 - ph))
u = stats.mannwhitneyu(ph[out["default"] == 1], ph[out["default"] == 0]).statistic
n1, n0 = (out["default"] == 1).sum(), (out["default"] == 0).sum()
print("out-of-sample deviance", dev, " c-statistic", u / (n1 * n0))
