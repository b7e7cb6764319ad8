# Low-cost NO2 sensors against the reference analyser.
# One line per sensor unit: mean signals of its chamber run and the reference value.
import csv
import math
import random
import statistics

from sklearn.linear_model import Ridge

COLS = ["we_mv", "ae_mv", "temp_c", "rh_pct", "o3_ppb"]


def read_runs(path):
    runs = []
    with open(path, newline="") as fh:
        for rec in csv.DictReader(fh):
            if rec["flag"] != "OK":
                continue
            runs.append([float(rec[c]) for c in COLS] + [float(rec["ref_no2"])])
    return runs


def limits(runs, k=3.0):
    lim = []
    for j in range(len(COLS)):
        col = [r[j] for r in runs]
        m, s = statistics.mean(col), statistics.stdev(col)
        lim.append((m - k * s, m + k * s))
    return lim


def despike(runs, lim):
    return [[min(max(v, lo), hi) for v, (lo, hi) in zip(r, lim)] + [r[-1]] for r in runs]


runs = read_runs("chamber/no2_units.csv")
runs = despike(runs, limits(runs))

random.seed(4)
random.shuffle(runs)
ncal = int(0.6 * len(runs))
cal, val = runs[:ncal], runs[ncal:]

model = Ridge(alpha=1.0).fit([r[:-1] for r in cal], [r[-1] for r in cal])
pred = model.predict([r[:-1] for r in val])
res = [p - r[-1] for p, r in zip(pred, val)]
print("units: %d cal, %d val" % (len(cal), len(val)))
print("bias %.2f ppb, RMSE %.2f ppb" % (statistics.mean(res), math.sqrt(statistics.mean(e * e for e in res))))
