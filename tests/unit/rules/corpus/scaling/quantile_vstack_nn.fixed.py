import numpy as np, pandas as pd
from sklearn.preprocessing import QuantileTransformer
from sklearn.neural_network import MLPRegressor
from sklearn.metrics import r2_score

tr = pd.read_csv("tps_train.csv", index_col="id")
ho = tr.sample(frac=.15, random_state=31)
tr = tr.drop(ho.index)
FE = [f"cont{i}" for i in range(1, 15)]

qt = QuantileTransformer(output_distribution="normal", n_quantiles=2000)
qt.fit(tr[FE].values)
A, B = qt.transform(tr[FE].values), qt.transform(ho[FE].values)

pred = np.zeros(len(ho))
for s in range(5):   # seed bagging
    nn = MLPRegressor((128, 64), alpha=1e-3, random_state=s, max_iter=40)
    nn.fit(A, tr["target"])
    pred += nn.predict(B) / 5
print("holdout R2 = %.5f" % r2_score(ho["target"], pred))
