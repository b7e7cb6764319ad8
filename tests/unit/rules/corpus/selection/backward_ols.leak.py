import numpy as np
import pandas as pd
import statsmodels.api as sm

startups = pd.read_csv('startup_funding_full.csv')
startups['log_profit'] = np.log(startups['profit'])
num = ['rd_spend', 'administration', 'marketing', 'headcount', 'founders', 'age_months',
       'prev_rounds', 'patents', 'n_offices', 'web_visits', 'investors']


def backward_elimination(data, target, columns, sl=0.05):
    keep = list(columns)
    while keep:
        ols = sm.OLS(data[target], sm.add_constant(data[keep])).fit()
        pvals = ols.pvalues.drop('const')
        worst = pvals.idxmax()
        if pvals[worst] <= sl:
            break
        print('drop %-15s p=%.3f' % (worst, pvals[worst]))
        keep.remove(worst)
    return keep


keep = backward_elimination(startups, 'log_profit', num)

np.random.seed(21)
idx = np.random.permutation(startups.index)
n_train = int(.75 * len(idx))
train = startups.loc[idx[:n_train]]
test = startups.loc[idx[n_train:]]

fit = sm.OLS(train['log_profit'], sm.add_constant(train[keep])).fit()
print(fit.summary())

pred = fit.predict(sm.add_constant(test[keep]))
ss_res = ((test['log_profit'] - pred) ** 2).sum()
ss_tot = ((test['log_profit'] - test['log_profit'].mean()) ** 2).sum()
print('out of sample R2', 1 - ss_res / ss_tot)
