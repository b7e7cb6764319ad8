"""Naive Bayes over binned measurements, without any dependency.

Which houses have high radon (>= 300 Bq/m3)?  Each numeric column is cut into
five bins; counts per bin and class give the likelihoods.
"""
import csv
import math
import random
import statistics
from bisect import bisect_right
from collections import defaultdict

COLUMNS = ["uranium_ppm", "soil_permeability", "floor_area", "build_year", "altitude_m", "air_exchange"]
BINS = 5


def read(path):
    rows, labels = [], []
    with open(path, newline="") as fh:
        for rec in csv.DictReader(fh):
            try:
                values = [float(rec[c]) for c in COLUMNS]
            except ValueError:  # blank cell
                continue
            rows.append(values)
            labels.append(float(rec["radon_bq_m3"]) >= 300)
    return rows, labels


def cut_points(rows):
    return [statistics.quantiles(column, n=BINS) for column in zip(*rows)]


def binned(rows, cuts):
    return [tuple(bisect_right(c, v) for c, v in zip(cuts, row)) for row in rows]


class BinnedBayes:
    def __init__(self, smoothing=1.0):
        self.smoothing = smoothing

    def fit(self, rows, labels):
        self.n = {c: labels.count(c) for c in (False, True)}
        self.counts = {c: defaultdict(int) for c in self.n}
        for row, label in zip(rows, labels):
            for j, b in enumerate(row):
                self.counts[label][j, b] += 1
        return self

    def _score(self, row, c):
        s = math.log(self.n[c] + self.smoothing)
        for j, b in enumerate(row):
            s += math.log((self.counts[c][j, b] + self.smoothing) / (self.n[c] + BINS * self.smoothing))
        return s

    def predict(self, row):
        return self._score(row, True) > self._score(row, False)


def main():
    rows, labels = read("radon_survey.csv")

    order = list(range(len(rows)))
    random.Random(4).shuffle(order)
    cut = int(0.7 * len(order))
    train, test = order[:cut], order[cut:]

    cuts = cut_points([rows[i] for i in train])
    rows = binned(rows, cuts)

    model = BinnedBayes().fit([rows[i] for i in train], [labels[i] for i in train])
    guess = [model.predict(rows[i]) for i in test]
    truth = [labels[i] for i in test]
    hits = sum(g and t for g, t in zip(guess, truth))
    print(f"accuracy  {sum(g == t for g, t in zip(guess, truth)) / len(test):.3f}")
    print(f"recall    {hits / max(1, sum(truth)):.3f}")
    print(f"precision {hits / max(1, sum(guess)):.3f}")


if __name__ == "__main__":
    main()
