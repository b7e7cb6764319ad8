import pandas as pd
from sklearn.linear_model import LinearRegression

full = pd.read_csv("bike_hire.csv", parse_dates=["day"]).sort_values("day")
n = len(full) - 90
cols = ["temp", "wind", "humidity"]

data, later = full.iloc[:n].copy(), full.iloc[n:].copy()
means = data[cols].mean()
sds = data[cols].std()
for part in (data, later):
    part[cols] = part[cols].fillna(means).sub(means).div(sds)

model = LinearRegression().fit(data[cols], data["hires"])
data = later
print("R2, last 90 days:", model.score(data[cols], data["hires"]))
