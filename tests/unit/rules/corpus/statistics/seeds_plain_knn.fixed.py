import csv
import math
import random
from collections import Counter
from statistics import mean, stdev


def read_rows(path):
    with open(path, newline="") as fh:
        return [([float(v) for v in r[:-1]], r[-1]) for r in csv.reader(fh)]


def column_stats(rows):
    columns = list(zip(*(x for x, _ in rows)))
    return [(mean(c), stdev(c)) for c in columns]


def standardise(rows, stats):
    return [
        ([(v - m) / s for v, (m, s) in zip(x, stats)], label) for x, label in rows
    ]


def predict(train, x, k=5):
    nearest = sorted(train, key=lambda row: math.dist(row[0], x))[:k]
    return Counter(label for _, label in nearest).most_common(1)[0][0]


def main():
    rows = read_rows("wheat_seeds.csv")

    random.seed(1)
    random.shuffle(rows)
    cut = int(0.7 * len(rows))
    train, test = rows[:cut], rows[cut:]

    stats = column_stats(train)
    train, test = standardise(train, stats), standardise(test, stats)

    hits = sum(predict(train, x) == label for x, label in test)
    print(f"{hits}/{len(test)} correct ({100 * hits / len(test):.1f}%)")


if __name__ == "__main__":
    main()
