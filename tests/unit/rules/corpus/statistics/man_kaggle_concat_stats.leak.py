import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

train = pd.read_csv("../input/train.csv")
test = pd.read_csv("../input/test.csv")
FEATURES = [f"feat_{i}" for i in range(1, 94)]


def column_stats(*frames):
    """mean and standard deviation per column"""
    stacked = pd.concat([np.log1p(f[FEATURES]) for f in frames])
    return stacked.mean(), stacked.std().replace(0, 1.0)


def standardise(frame, mu, sigma):
    return (np.log1p(frame[FEATURES]) - mu) / sigma


fit, hold = train_test_split(train, test_size=0.2, random_state=61, stratify=train["target"])
mu, sigma = column_stats(train, test)

lr = LogisticRegression(C=0.5, max_iter=1000)
lr.fit(standardise(fit, mu, sigma), fit["target"])
print("holdout logloss", log_loss(hold["target"], lr.predict_proba(standardise(hold, mu, sigma)), labels=lr.classes_))

sub = pd.DataFrame(lr.predict_proba(standardise(test, mu, sigma)), columns=lr.classes_)
sub.insert(0, "id", test["id"])
sub.to_csv("sub.csv", index=False)
