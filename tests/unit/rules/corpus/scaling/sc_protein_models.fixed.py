import polars as pl
from sklearn.ensemble import BaggingRegressor
from sklearn.linear_model import BayesianRidge, HuberRegressor
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

casp = pl.read_csv("CASP.csv")
rmsd = casp["RMSD"].to_numpy()
desc = casp.drop("RMSD").to_numpy()

ss = StandardScaler()
fx, hx, fy, hy = train_test_split(desc, rmsd, test_size=0.1, random_state=2)
fx = ss.fit(fx).transform(fx)
hx = ss.transform(hx)

for est in (BayesianRidge(), HuberRegressor(max_iter=500), BaggingRegressor(random_state=2)):
    est.fit(fx, fy)
    print(type(est).__name__, mean_squared_error(hy, est.predict(hx)))
