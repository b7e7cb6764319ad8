import numpy as np
import pandas as pd
import statsmodels.api as sm
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import PowerTransformer

np.random.seed(2020)
default = pd.read_csv("Default.csv")
default["default"] = (default["default"] == "Yes").astype(int)
default["student"] = (default["student"] == "Yes").astype(int)
num = ["balance", "income"]

msk = np.random.rand(len(default)) < 0.8

pt = PowerTransformer(method="yeo-johnson")
default[num] = pt.fit_transform(default[num])
train, test = default[msk].copy(), default[~msk].copy()

exog = ["student"] + num
logit = sm.Logit(train["default"], sm.add_constant(train[exog])).fit(disp=0)
print(logit.summary2())
print("test AUC", roc_auc_score(test["default"], logit.predict(sm.add_constant(test[exog]))))
