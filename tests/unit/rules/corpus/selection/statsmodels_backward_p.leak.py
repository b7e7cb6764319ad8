import pandas as pd
import statsmodels.api as sm
from sklearn.metrics import mean_squared_error

def backward_elimination(y, X, sl=0.05):
    cols = list(X.columns)
    while cols:
        fit = sm.OLS(y, sm.add_constant(X[cols])).fit()
        p = fit.pvalues.drop('const')
        if p.max() <= sl:
            break
        cols.remove(p.idxmax())
    return cols

startups = pd.read_csv('50_Startups_ext.csv').sample(frac=1, random_state=0)
y = startups.pop('Profit')
X = startups.select_dtypes('number')
cut = int(len(X) * 0.8)
kept = backward_elimination(y, X)
print(kept)
ols = sm.OLS(y[:cut], sm.add_constant(X[kept][:cut])).fit()
pred = ols.predict(sm.add_constant(X[kept][cut:]))
print(ols.summary())
print('holdout MSE', mean_squared_error(y[cut:], pred))
