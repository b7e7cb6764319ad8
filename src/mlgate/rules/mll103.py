"""MLL103: categories coded by all rows before the split."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.leaks import hits
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL103",
    name="encoding-before-split",
    what=(
        "Categories or groups are coded by an aggregate of all rows (the mean of the target, a frequency, "
        "`groupby(…).transform(…)`, a target encoder) before the data is split or cross-validated."
    ),
    why=(
        "An encoding by the target hands each row its own answer, and an encoding by frequency or group "
        "hands the training rows what the test rows are like. Fit the encoding on the training rows and "
        "map it onto the test rows, or use a TargetEncoder in a Pipeline. One-hot and ordinal codes of "
        "the categories themselves are not reported."
    ),
    bad=(
        """\
import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("houses.csv")
df["city_price"] = df.groupby("city")["price"].transform("mean")
train, test = train_test_split(df, random_state=0)
""",
        """\
import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("houses.csv")
df["city"] = df["city"].map(df["city"].value_counts())
train, test = train_test_split(df, random_state=0)
""",
    ),
    good=(
        """\
import pandas as pd
from sklearn.model_selection import train_test_split

train, test = train_test_split(pd.read_csv("houses.csv"), random_state=0)
price = train.groupby("city")["price"].mean()
train["city_price"] = train["city"].map(price)
test["city_price"] = test["city"].map(price)
""",
        """\
import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("visits.csv")
users = df.groupby("user").agg({"seconds": "mean", "bought": "max"})
train, test = train_test_split(users, random_state=0)
""",
    ),
    source=(
        "Micci-Barreca, 'A preprocessing scheme for high-cardinality categorical attributes', SIGKDD "
        "Explorations 2001; scikit-learn user guide, 'Target Encoder'; Kaufman et al., 'Leakage in data "
        "mining', TKDD 2012"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every encoding by an aggregate of rows that are held out afterwards."""
    return hits(module, RULE.code)
