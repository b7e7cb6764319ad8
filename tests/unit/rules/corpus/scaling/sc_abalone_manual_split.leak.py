import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import PowerTransformer

abalone = pd.read_csv("abalone.csv").sample(frac=1, random_state=0).reset_index(drop=True)
num = ["Length", "Diameter", "Height", "Whole", "Shucked"]
n = int(0.8 * len(abalone))

pt = PowerTransformer()
abalone[num] = pt.fit_transform(abalone[num])

tr = abalone.iloc[:n]
te = abalone.iloc[n:]

ols = LinearRegression()
ols.fit(tr[num], tr["Rings"])
print("R2 = %.3f" % ols.score(te[num], te["Rings"]))
