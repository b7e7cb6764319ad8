"""usage: python intrusion.py --csv flows.csv --model rf"""
import argparse

import pandas as pd
from imblearn.combine import SMOTEENN
from sklearn.ensemble import ExtraTreesClassifier, RandomForestClassifier
from sklearn.metrics import confusion_matrix, f1_score
from sklearn.model_selection import train_test_split

REGISTRY = {"rf": RandomForestClassifier, "et": ExtraTreesClassifier}
PORT_BUCKETS = [0, 1024, 49152, 65536]


def parse():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--csv", default="flows.csv")
    p.add_argument("--model", choices=REGISTRY, default="rf")
    return p.parse_args()


def featurise(flows):
    f = pd.DataFrame()
    f["bytes_per_pkt"] = flows["bytes"] / flows["pkts"].clip(lower=1)
    f["duration"] = flows["end"] - flows["start"]
    f["port_class"] = pd.cut(flows["dport"], PORT_BUCKETS, labels=False, right=False)
    f["tcp"] = (flows["proto"] == "tcp").astype(int)
    return f, flows["attack"].astype(int)


def rebalance(X, y):
    before = y.value_counts().to_dict()
    Xr, yr = SMOTEENN(random_state=9).fit_resample(X, y)
    print("rebalance", before, "->", yr.value_counts().to_dict())
    return Xr, yr


def main():
    args = parse()
    X, y = featurise(pd.read_csv(args.csv))
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=9)
    X_train, y_train = rebalance(X_train, y_train)
    clf = REGISTRY[args.model](n_estimators=300, n_jobs=-1)
    clf.fit(X_train, y_train)
    pred = clf.predict(X_test)
    print(confusion_matrix(y_test, pred))
    print("F1", f1_score(y_test, pred))


if __name__ == "__main__":
    main()
