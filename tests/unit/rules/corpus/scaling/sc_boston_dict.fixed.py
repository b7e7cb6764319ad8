import pandas as pd
from sklearn.preprocessing import StandardScaler
from sklearn.neighbors import KNeighborsRegressor

regions = {r: g.reset_index(drop=True) for r, g in pd.read_csv("housing_all.csv").groupby("region")}
cols = ["rooms", "crime", "tax", "dist"]
report = {}

for region, g in regions.items():
    ss = StandardScaler()
    fit_part = g.sample(frac=0.75, random_state=1)
    eval_part = g[~g.index.isin(fit_part.index)]
    knn = KNeighborsRegressor(7)
    knn.fit(ss.fit_transform(fit_part[cols]), fit_part["price"])
    report[region] = knn.score(ss.transform(eval_part[cols]), eval_part["price"])

print(pd.Series(report, name="r2").sort_values())
