import pandas as pd
import statsmodels.formula.api as smf
from sklearn.preprocessing import scale

eff = pd.read_csv("ENB2012.csv")
eff.columns = ["compact", "surface", "wall", "roof", "height", "orient", "glaz", "glazdist", "heat", "cool"]
phys = ["compact", "surface", "wall", "height", "glaz"]

eff[phys] = scale(eff[phys])
train = eff.sample(frac=0.8, random_state=5)
test = eff.loc[eff.index.difference(train.index)]

fit = smf.ols("heat ~ " + " + ".join(phys), data=train).fit()
print(fit.params)
err = test["heat"] - fit.predict(test)
print("MAE", err.abs().mean())
