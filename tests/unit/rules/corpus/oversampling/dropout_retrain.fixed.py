import argparse
import logging
from typing import Tuple

import joblib
import pandas as pd
from imblearn.combine import SMOTETomek
from lightgbm import LGBMClassifier
from sklearn.metrics import recall_score
from sklearn.model_selection import train_test_split

logging.basicConfig(level="INFO")
LOG = logging.getLogger("student-dropout")


def load(path: str) -> Tuple[pd.DataFrame, pd.Series]:
    df = pd.read_csv(path, sep=";")
    y = (df.pop("Target") == "Dropout").astype(int)
    return df, y


def prepare(x, y, seed):
    x_tr, x_te, y_tr, y_te = train_test_split(x, y, test_size=0.2, random_state=seed, stratify=y)
    x_tr, y_tr = SMOTETomek(random_state=seed).fit_resample(x_tr, y_tr)
    return x_tr, x_te, y_tr, y_te


def train(x, y, seed):
    model = LGBMClassifier(num_leaves=31, random_state=seed)
    model.fit(x, y)
    return model


def evaluate(model, x, y):
    return recall_score(y, model.predict(x))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--csv", default="dropout.csv")
    parser.add_argument("--model-out", default="dropout.joblib")
    parser.add_argument("--seed", default=73, type=int)
    opts = parser.parse_args()

    x_tr, x_te, y_tr, y_te = prepare(*load(opts.csv), opts.seed)
    LOG.info("train rows: %d", len(x_tr))
    model = train(x_tr, y_tr, opts.seed)
    LOG.info("recall: %.3f", evaluate(model, x_te, y_te))
    joblib.dump(model, opts.model_out)


if __name__ == "__main__":
    main()
