"""MLL113: rows of one person, device or place on both sides of the split."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Split
from mlgate.rules.paths import DIVISIONS, path
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL113",
    name="groups-ignored",
    what=(
        "Rows that have a column for whom or what they are of (`patient_id`, `user`, `session_id`) are split or "
        "cross-validated row by row."
    ),
    why=(
        "Where one patient has several rows, some of them are then trained on and others tested on, and the model is "
        "asked about patients that it knows; new ones it will do worse on. Keep the rows of a group together: "
        "GroupKFold, GroupShuffleSplit, or a split of the ids themselves. Whether a group has more than one row is not "
        "in the code: the rule is opt-in."
    ),
    bad=(
        """\
import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("scans.csv")
X, y = df.drop(columns=["patient_id", "ill"]), df["ill"]
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
""",
    ),
    good=(
        """\
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_score

df = pd.read_csv("scans.csv")
X, y = df.drop(columns=["patient_id", "ill"]), df["ill"]
cross_val_score(LogisticRegression(), X, y, groups=df["patient_id"], cv=GroupKFold(5))
""",
        """\
import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("scans.csv")
known, new = train_test_split(df["patient_id"].unique(), random_state=0)
train, test = df[df["patient_id"].isin(known)], df[df["patient_id"].isin(new)]
""",
    ),
    source=(
        "scikit-learn user guide, 'Cross-validation iterators for grouped data'; Kapoor and Narayanan, 'Leakage and "
        "the reproducibility crisis', Patterns 2023 (L3.2); Saeb et al., 'The need to approximate the use-case in "
        "clinical machine learning', GigaScience 2017"
    ),
    opt_in=True,
)

# Whom or what several rows may be of; other columns of ids are that where rows are grouped by them.
_GROUP = re.compile(
    r"(?:^|_)(?:(?:athlete|driver|household|participant|patient|person|player|speaker|student|"
    r"subject|user|visitor)(?:_?(?:id|key|no|number))?|"
    r"(?:account|device|machine|member|plant|product|question|session|site|stay|store)_?id)$",
    re.IGNORECASE,
)
_ID = re.compile(r"(?:[a-z]_id|[a-z]I[dD])$")


def find(module: Module) -> Iterator[Hit]:
    """Yield every split of single rows whose frame has a column of groups."""
    kept = {frame for split in module.splits if split.mixing == "groups" for frame in split.frames}
    for split in module.splits:
        name = "" if split.frames & kept or module.in_test(split.place) else _group(module, split)
        if name:
            node = split.place.node
            yield Hit(
                message=(
                    f"the rows of one {name!r} can stand on both sides of the split; keep them together "
                    "(GroupKFold, GroupShuffleSplit, or a split of the ids)"
                ),
                location=module.location(split.place),
                lines=(node.lineno, node.end_lineno or node.lineno),
                path=path(module, split.rows, (DIVISIONS[split.kind], split.place)),
            )


def _group(module: Module, split: Split) -> str:
    """Return the column of groups that `split` pays no regard to; nothing where it does, or where there is none."""
    if split.mixing not in ("blocks", "random"):
        return ""
    names = sorted(name for frame in split.frames for name in module.mentioned(frame) if _GROUP.search(name))
    names += sorted(name for frame in split.frames for name in module.grouped(frame) if _ID.search(name))
    divided = [about.names for about in split.abouts if about is not None and about.names]
    return next((name for name in names if not any(one == {name} for one in divided)), "")
