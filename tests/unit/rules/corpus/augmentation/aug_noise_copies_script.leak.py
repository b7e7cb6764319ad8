import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestRegressor
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split

np.random.seed(5)
alloys = pd.read_csv("alloy_hardness.csv")
cols = ["C", "Mn", "Cr", "Ni", "Mo", "anneal_temp"]
print("only", len(alloys), "samples, so we augment")

copies = []
for _ in range(5):
    c = alloys.copy()
    c[cols] = c[cols] * np.random.normal(1.0, 0.01, size=c[cols].shape)
    copies.append(c)
alloys = pd.concat([alloys] + copies, ignore_index=True)

train, test = train_test_split(alloys, test_size=0.2, random_state=5)
rf = RandomForestRegressor(300, random_state=5).fit(train[cols], train["HV"])
print("R2:", r2_score(test["HV"], rf.predict(test[cols])))
