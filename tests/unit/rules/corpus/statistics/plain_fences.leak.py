import csv
import random
from statistics import quantiles

from sklearn.ensemble import GradientBoostingRegressor

INPUTS = ("duration", "distance", "stops", "load")


def fences(values, k=1.5):
    q1, _, q3 = quantiles(values, n=4)
    return q1 - k * (q3 - q1), q3 + k * (q3 - q1)


def inside(row, limits):
    return all(lo <= row[name] <= hi for name, (lo, hi) in limits.items())


with open("delivery_trips.csv", newline="") as f:
    trips = [{k: float(row[k]) for k in (*INPUTS, "fuel")} for row in csv.DictReader(f)]

limits = {name: fences([t[name] for t in trips]) for name in INPUTS}
trips = [t for t in trips if inside(t, limits)]

random.Random(4).shuffle(trips)
cut = len(trips) * 4 // 5
train, test = trips[:cut], trips[cut:]

as_xy = lambda rows: ([[r[k] for k in INPUTS] for r in rows], [r["fuel"] for r in rows])
model = GradientBoostingRegressor(random_state=0).fit(*as_xy(train))
print("R2 on test trips:", model.score(*as_xy(test)))
