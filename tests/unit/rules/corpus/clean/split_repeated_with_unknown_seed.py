"""The same split is made again from the seed that is kept with the model."""
import json
import sys

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

SEED = json.load(open("run.json"))["seed"]
table = pd.read_parquet("leads.parquet")


def parts(frame, seed):
    return train_test_split(frame, test_size=0.2, random_state=seed, stratify=frame["won"])


def reproducible():
    np.random.seed(1)
    return train_test_split(table, test_size=0.2)


cols = ["visits", "pages", "minutes", "source"]
train, _ = parts(table, SEED)
model = RandomForestClassifier(random_state=0).fit(train[cols], train["won"])
_, test = parts(table, SEED)
print(f1_score(test["won"], model.predict(test[cols])))

train, _ = reproducible()
small = RandomForestClassifier(max_depth=3, random_state=0).fit(train[cols], train["won"])
_, test = reproducible()
print(f1_score(test["won"], small.predict(test[cols])))
