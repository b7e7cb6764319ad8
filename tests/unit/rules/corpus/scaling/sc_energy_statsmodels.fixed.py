import pandas as pd
import statsmodels.formula.api as smf
from sklearn.preprocessing import StandardScaler

eff = pd.read_csv("ENB2012.csv")
eff.columns = ["compact", "surface", "wall", "roof", "height", "orient", "glaz", "glazdist", "heat", "cool"]
phys = ["compact", "surface", "wall", "height", "glaz"]

train = eff.sample(frac=0.8, random_state=5).astype({c: float for c in phys})
test = eff.loc[eff.index.difference(train.index)].astype({c: float for c in phys})
ss = StandardScaler().fit(train[phys])
train[phys] = ss.transform(train[phys])
test[phys] = ss.transform(test[phys])

fit = smf.ols("heat ~ " + " + ".join(phys), data=train).fit()
print(fit.params)
err = test["heat"] - fit.predict(test)
print("MAE", err.abs().mean())
