"""Prognostic model for 90-day readmission."""
import numpy as np
import pandas as pd
import statsmodels.api as sm
import statsmodels.formula.api as smf
from statsmodels.imputation.mice import MICEData

np.random.seed(20)
trial = pd.read_csv("readmission.csv")[["readmit", "age", "creat", "hb", "los"]]

md = MICEData(trial)
md.update_all(10)
trial = md.data.copy()

in_train = np.random.binomial(1, 0.7, size=len(trial)).astype(bool)
train, test = trial[in_train], trial[~in_train]

fit = smf.glm("readmit ~ age + np.log(creat) + hb + los", data=train,
              family=sm.families.Binomial()).fit()
print(fit.summary())

p = fit.predict(test)
brier = np.mean((p - test["readmit"]) ** 2)
cal = smf.glm("readmit ~ lp", data=pd.DataFrame({"readmit": test["readmit"], "lp": np.log(p / (1 - p))}),
              family=sm.families.Binomial()).fit()
print("Brier:", round(brier, 4), "calibration slope:", cal.params["lp"])
