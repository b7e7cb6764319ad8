import pandas as pd
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

el = pd.read_csv("elevators.csv")
y = el.pop("Goal")
a, c, ya, yc = train_test_split(el, y, test_size=0.2, random_state=0)
a, b, ya, yb = train_test_split(a, ya, test_size=0.2, random_state=0)
gb = GradientBoostingRegressor(n_estimators=10, warm_start=True, random_state=0)
best, n_best, bad = -1.0, 0, 0
while bad < 5:
    gb.fit(a, ya)
    r2 = gb.score(b, yb)
    bad = 0 if r2 > best else bad + 1
    if r2 > best:
        best, n_best = r2, gb.n_estimators
    gb.n_estimators += 10
final = GradientBoostingRegressor(n_estimators=n_best, random_state=0).fit(a, ya)
print(n_best, "trees, R2", final.score(c, yc))
