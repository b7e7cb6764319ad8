"""MLA409: tables are merged and nothing says how many rows may match."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Call
from mlgate.rules.frames import FRAME
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Method, constant

RULE = Rule(
    code="MLA409",
    name="merge-without-validate",
    what=(
        "`merge` of pandas is called without `validate`, on columns that may hold the same key several times. Opt-in: "
        "often the keys are known to be unique."
    ),
    why=(
        "A key that stands twice on the right doubles the rows of the left: the same example stands in training and "
        'test part, and counts twice. `validate="many_to_one"` raises MergeError instead.'
    ),
    bad=(
        """\
import pandas as pd
from sklearn.linear_model import LinearRegression

houses = pd.read_csv("houses.csv")
df = houses.merge(pd.read_csv("streets.csv"), on="street", how="left")
""",
        """\
import pandas as pd
from sklearn.linear_model import LinearRegression

df = pd.merge(pd.read_csv("houses.csv"), pd.read_csv("streets.csv"), on="street")
""",
    ),
    good=(
        """\
import pandas as pd
from sklearn.linear_model import LinearRegression

houses = pd.read_csv("houses.csv")
df = houses.merge(pd.read_csv("streets.csv"), on="street", how="left", validate="many_to_one")
pairs = houses.merge(houses, how="cross")
streets = pd.read_csv("streets.csv").drop_duplicates("street")
unique = houses.merge(streets, on="street")
""",
    ),
    source="pandas user guide, 'Merge, join, concatenate and compare': 'Merge key uniqueness'; SonarSource rule S6735",
    opt_in=True,
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every merge that says nothing of how many rows may match."""
    for call in module.calls:
        if not _merges(module, call) or module.in_test(call.place):
            continue
        node = call.place.node
        yield Hit(
            message='a key that stands twice on the right multiplies rows: say validate="many_to_one", or what holds',
            location=module.location(call.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"merged": module.source.line(node.lineno).strip()},
        )


def _merges(module: Module, call: Call) -> bool:
    arguments = call.arguments
    if call.name == "pandas.merge":
        right = arguments.get(1, "right")
    elif call.name == ".merge" and isinstance(call.callee, Method) and module.kind(call.callee.receiver) == FRAME:
        right = arguments.get(0, "right")
    else:
        return False
    if "validate" in arguments.keywords or arguments.open or constant(arguments.get(-1, "how")) == "cross":
        return False
    return right is None or not module.is_distinct(right)
