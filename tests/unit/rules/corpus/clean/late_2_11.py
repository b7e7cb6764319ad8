# Effect of class size on test scores: coefficients are the result, nothing is predicted
import numpy as np
import pandas as pd
import statsmodels.api as sm

caschool = pd.read_csv("caschool.csv")
caschool["str_c"] = caschool["str"] - caschool["str"].mean()
caschool["log_inc"] = np.log(caschool["avginc"])
Z = caschool[["el_pct", "meal_pct"]]
Z = (Z - Z.mean()) / Z.std()

X = sm.add_constant(pd.concat([caschool[["str_c", "log_inc"]], Z], axis=1))
res = sm.OLS(caschool["testscr"], X).fit(cov_type="HC1")
print(res.summary())
print("95% interval of the effect:", res.conf_int().loc["str_c"].tolist())
print("R2 of the regression", res.rsquared)
