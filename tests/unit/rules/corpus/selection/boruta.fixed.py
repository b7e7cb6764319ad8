import pandas as pd
from boruta import BorutaPy
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

data1 = pd.read_csv("superconduct.csv")
x1 = data1.drop(columns=["critical_temp"])
y1 = data1["critical_temp"]
boruta = BorutaPy(RandomForestRegressor(n_jobs=-1, max_depth=5), n_estimators="auto", random_state=1)
xtr, xte, ytr, yte = train_test_split(x1, y1, test_size=0.33, random_state=1)
boruta.fit(xtr.values, ytr.values)
good = x1.columns[boruta.support_]
xtr, xte = xtr[good], xte[good]
rf = RandomForestRegressor(200, n_jobs=-1).fit(xtr, ytr)
print(rf.score(xte, yte))
