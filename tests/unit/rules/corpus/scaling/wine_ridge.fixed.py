# Penalised regression on standardised covariates (cf. glmnet(standardize = TRUE))
import numpy as np
import patsy
import pandas as pd
from sklearn.preprocessing import StandardScaler
import statsmodels.api as sm

wine = pd.read_csv("winequality-red.csv", sep=";")
wine.columns = [c.replace(" ", "_") for c in wine.columns]
y, X = patsy.dmatrices(
    "quality ~ alcohol + volatile_acidity + sulphates + chlorides + pH + alcohol:sulphates - 1",
    data=wine, return_type="dataframe",
)

np.random.seed(1)
train = np.sort(np.random.choice(len(wine), size=1100, replace=False))
test = np.setdiff1d(np.arange(len(wine)), train)

scale = StandardScaler().fit(X.iloc[train])
Xs = sm.add_constant(scale.transform(X))

ridge = sm.OLS(y.iloc[train, 0].values, Xs[train]).fit_regularized(alpha=0.05, L1_wt=0.0)
mspe = np.mean((y.iloc[test, 0].values - Xs[test] @ ridge.params) ** 2)
print("coefficients:", np.round(ridge.params, 3))
print("MSPE:", round(mspe, 4))
