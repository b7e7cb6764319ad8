import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import PolynomialFeatures

q = pd.read_csv("quad.csv").sample(frac=1, random_state=0)
P = PolynomialFeatures(3, include_bias=False).fit_transform(q[["x"]])
k = int(len(q) * 0.8)
lm = LinearRegression().fit(P[:k], q["y"].iloc[:k])
print(lm.score(P[k:], q["y"].iloc[k:]))
