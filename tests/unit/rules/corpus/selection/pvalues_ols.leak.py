import pandas as pd
import statsmodels.api as sm
from sklearn.metrics import mean_absolute_error

crime = pd.read_csv("communities.csv")
target = "ViolentCrimesPerPop"
feats = [c for c in crime.columns if c != target]
train = crime.sample(frac=0.8, random_state=25)
test = crime.drop(train.index)

full = sm.OLS(crime[target], sm.add_constant(crime[feats])).fit()
signif = [f for f in feats if full.pvalues[f] < 0.05]
ols = sm.OLS(train[target], sm.add_constant(train[signif])).fit()
print(mean_absolute_error(test[target], ols.predict(sm.add_constant(test[signif]))))
