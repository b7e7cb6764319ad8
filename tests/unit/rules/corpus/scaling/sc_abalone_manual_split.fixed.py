import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import PowerTransformer

abalone = pd.read_csv("abalone.csv").sample(frac=1, random_state=0).reset_index(drop=True)
num = ["Length", "Diameter", "Height", "Whole", "Shucked"]
n = int(0.8 * len(abalone))

tr = abalone.iloc[:n].copy()
te = abalone.iloc[n:].copy()

pt = PowerTransformer()
tr[num] = pt.fit_transform(tr[num])
te[num] = pt.transform(te[num])

ols = LinearRegression()
ols.fit(tr[num], tr["Rings"])
print("R2 = %.3f" % ols.score(te[num], te["Rings"]))
