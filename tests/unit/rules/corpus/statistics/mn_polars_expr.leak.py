import polars as pl
from sklearn.svm import SVR

mof = pl.read_csv("mof_adsorption.csv").drop_nulls()
desc = ["void_fraction", "pld", "lcd", "density"]

mof = mof.with_columns((pl.col(desc) - pl.col(desc).mean()) / pl.col(desc).std())
mof = mof.sample(fraction=1, shuffle=True, seed=0)
k = round(0.75 * mof.height)
left, right = mof.head(k), mof.tail(mof.height - k)
svr = SVR(C=5).fit(left[desc].to_numpy(), left["uptake"].to_numpy())
print("R2", svr.score(right[desc].to_numpy(), right["uptake"].to_numpy()))
