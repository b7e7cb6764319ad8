"""Models of surprise."""

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

HEAD = """\
import pandas as pd
from surprise import SVD, Dataset, Reader, KNNBasic, accuracy
from surprise.model_selection import train_test_split, cross_validate, KFold, GridSearchCV
df = pd.read_csv("r.csv")
data = Dataset.load_from_df(df[["u", "i", "r"]], Reader(rating_scale=(1, 5)))
"""

LEAKS = {
    "full then part": """
trainset = data.build_full_trainset()
_, testset = train_test_split(data, test_size=.2)
a = SVD()
a.fit(trainset)
accuracy.rmse(a.test(testset))
""",
    "train only": """
trainset = data.build_full_trainset()
a = KNNBasic()
a.fit(trainset)
accuracy.rmse(a.test(trainset.build_testset()))
""",
    "centred before": """
df["r"] = df["r"] - df["r"].mean()
data = Dataset.load_from_df(df[["u", "i", "r"]], Reader())
trainset, testset = train_test_split(data)
a = SVD().fit(trainset)
accuracy.rmse(a.test(testset))
""",
}

FINE = {
    "train and test": """
trainset, testset = train_test_split(data, test_size=.2)
a = SVD()
a.fit(trainset)
accuracy.rmse(a.test(trainset.build_testset()))
accuracy.rmse(a.test(testset))
""",
    "folds": """
for tr, te in KFold(5).split(data):
    a = SVD()
    a.fit(tr)
    accuracy.rmse(a.test(te))
""",
    "cv then full train score": """
a = SVD()
cross_validate(a, data, measures=["RMSE"], cv=5)
trainset = data.build_full_trainset()
a.fit(trainset)
accuracy.rmse(a.test(trainset.build_testset()))
""",
}


def found(code):
    return rules.check_source(read_module("a.py", f"{HEAD}{code}".encode()), ["MLL"])


@pytest.mark.parametrize("case", LEAKS)
def test_what_is_wrong_is_found(case):
    assert found(LEAKS[case])


@pytest.mark.parametrize("case", FINE)
def test_what_is_right_is_left_alone(case):
    assert found(FINE[case]) == []
