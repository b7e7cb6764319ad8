import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import TargetEncoder

rng = np.random.default_rng(42)
zipcode = rng.integers(0, 800, size=(3000, 1)).astype(str)
rent = rng.gamma(4.0, 300.0, size=3000)

te = TargetEncoder(smooth="auto")
z_tr, z_te, r_tr, r_te = train_test_split(zipcode, rent, random_state=0)
Z_tr = te.fit_transform(z_tr, r_tr)
Z_te = te.transform(z_te)
reg = HistGradientBoostingRegressor().fit(Z_tr, r_tr)
print(reg.score(Z_te, r_te))
