import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

wage = pd.read_csv("cps.csv")
wage["lwage"] = np.log(wage["wage"])
tr = wage.sample(frac=0.8, random_state=0)
te = wage.drop(tr.index)
res = smf.ols("lwage ~ educ + exper + wage", data=tr).fit()
print("test mse", np.mean((te["lwage"] - res.predict(te)) ** 2))
