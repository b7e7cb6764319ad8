import numpy as np
import pandas as pd
import statsmodels.formula.api as smf

survey = pd.read_csv("household_survey.csv")
survey = survey[survey["wage"] > 0].copy()
survey["log_wage"] = np.log(survey["wage"])
survey["exper2"] = survey["exper"] ** 2

SPLIT_SEED = 909
train = survey.sample(frac=0.7, random_state=SPLIT_SEED)
test = survey.drop(train.index)

# tame extreme values of the regressors
for v in ["tenure", "exper", "hours"]:
    lo, hi = train[v].quantile([0.01, 0.99])
    train[v] = train[v].clip(lo, hi)
    test[v] = test[v].clip(lo, hi)

mincer = smf.ols("log_wage ~ educ + exper + exper2 + tenure + hours + C(female)", data=train).fit()
print(mincer.params)
err = test["log_wage"] - mincer.predict(test)
print("test RMSE %.3f" % np.sqrt((err**2).mean()))
