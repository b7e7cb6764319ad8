import argparse
import logging

import pandas as pd
from feature_engine.imputation import MeanMedianImputer
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

log = logging.getLogger(__name__)


def parse_args():
    p = argparse.ArgumentParser(description="Wine cultivar classifier")
    p.add_argument("csv")
    p.add_argument("--test-size", type=float, default=0.3)
    p.add_argument("--k", type=int, default=7)
    p.add_argument("--seed", type=int, default=2023)
    return p.parse_args()


def main():
    args = parse_args()
    wine = pd.read_csv(args.csv)
    log.info("read %d rows", len(wine))
    label = wine.pop("cultivar")

    mmi = MeanMedianImputer(imputation_method="median")
    tr, te, ltr, lte = train_test_split(wine, label, test_size=args.test_size, random_state=args.seed)
    tr = mmi.fit_transform(tr)
    te = mmi.transform(te)

    knn = KNeighborsClassifier(n_neighbors=args.k)
    knn.fit(tr, ltr)
    print(f"accuracy: {accuracy_score(lte, knn.predict(te)):.4f}")


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
