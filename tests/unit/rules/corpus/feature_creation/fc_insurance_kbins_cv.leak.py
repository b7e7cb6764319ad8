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

B = binner.fit_transform(mtpl[to_bin])
binned = pd.DataFrame(B.toarray(), index=mtpl.index).add_prefix("bin_")
X = pd.concat([binned, mtpl[cats]], axis=1)
prep = ColumnTransformer([("cat", OneHotEncoder(handle_unknown="ignore"), cats)], remainder="passthrough")
glm = Pipeline([("prep", prep), ("poisson", PoissonRegressor(alpha=1e-3, max_iter=500))])
cv = KFold(n_splits=5, shuffle=True, random_state=9)
print("D2 per fold:", cross_val_score(glm, X, freq, cv=cv))
