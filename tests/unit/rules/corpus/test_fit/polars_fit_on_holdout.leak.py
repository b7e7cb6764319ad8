import polars as pl
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.linear_model import LinearRegression

df = pl.read_csv("bodyfat.csv").sample(fraction=1.0, shuffle=True, seed=1)
xs = [c for c in df.columns if c != "BodyFat"]
fit, hold = df[:200], df[200:]
k = SelectKBest(f_regression, k=5)
k.fit(hold[xs].to_numpy(), hold["BodyFat"].to_numpy())
lm = LinearRegression().fit(k.transform(fit[xs].to_numpy()), fit["BodyFat"].to_numpy())
print(lm.score(k.transform(hold[xs].to_numpy()), hold["BodyFat"].to_numpy()))
