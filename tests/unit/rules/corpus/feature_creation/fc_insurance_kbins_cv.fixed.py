import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.linear_model import PoissonRegressor
from sklearn.model_selection import KFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import KBinsDiscretizer, OneHotEncoder

mtpl = pd.read_csv("freMTPL2freq.csv").sample(50_000, random_state=9)
freq = mtpl["ClaimNb"] / mtpl["Exposure"].clip(lower=0.1)

to_bin = ["DrivAge", "VehAge", "Density"]
cats = ["Area", "VehBrand", "VehGas"]
binner = KBinsDiscretizer(n_bins=8, encode="onehot", strategy="quantile")

X = mtpl[to_bin + cats]
prep = ColumnTransformer([("bin", binner, to_bin), ("cat", OneHotEncoder(handle_unknown="ignore"), cats)])
glm = Pipeline([("prep", prep), ("poisson", PoissonRegressor(alpha=1e-3, max_iter=500))])
cv = KFold(n_splits=5, shuffle=True, random_state=9)
print("D2 per fold:", cross_val_score(glm, X, freq, cv=cv))
