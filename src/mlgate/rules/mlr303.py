"""MLR303: rows, columns or splits in an order that does not stay."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlgate.rules import edits
from mlgate.rules.dataflow import Module
from mlgate.rules.events import Place, Unordered
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLR303",
    name="unordered-source",
    what=(
        "Files as the file system lists them (`os.listdir`, `glob`, `Path.iterdir`, `os.walk`), or the elements of a "
        "set, are made into the rows or columns that a model is fitted on, are split or drawn from, or are numbered, "
        "and nothing sorts them."
    ),
    why=(
        "A file system lists in the order of its own bookkeeping, which another machine, or the same one after a copy, "
        "does not share; a set of strings changes its order with every run. A seed does not help: the same numbers are "
        "drawn from another list, and other rows are in the test part."
    ),
    bad=(
        """\
import os
import pandas as pd
from sklearn.model_selection import train_test_split

frame = pd.concat([pd.read_csv(os.path.join("raw", name)) for name in os.listdir("raw")])
train, test = train_test_split(frame, random_state=0)
""",
        """\
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

frame = pd.read_csv("flights.csv")
columns = list(set(frame.columns) - {"late"})
model = RandomForestClassifier(random_state=0).fit(frame[columns], frame["late"])
""",
    ),
    good=(
        """\
import os
import pandas as pd
from sklearn.model_selection import train_test_split

frame = pd.concat([pd.read_csv(os.path.join("raw", name)) for name in sorted(os.listdir("raw"))])
train, test = train_test_split(frame, random_state=0)
""",
        """\
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

frame = pd.read_csv("flights.csv")
columns = sorted(set(frame.columns) - {"late"})
model = RandomForestClassifier(random_state=0).fit(frame[columns], frame["late"])
""",
    ),
    source=(
        "Python library reference, `os.listdir` ('in arbitrary order'), `glob` and `object.__hash__`; Neupane et al., "
        "'Characterization of Leptazolines A-D … Using the NMR Chemical Shift Calculations', Organic Letters 2019: "
        "scripts whose results hung on the order of `glob`"
    ),
)

_BECOMES = {
    "rows": "the rows or columns of a model",
    "numbers": "the numbers of classes or columns",
    "split": "the rows of a split",
    "draw": "what is drawn from",
    "before": "the rows of a split",
}
# They give a list where `sorted` gives one, too; of the others each can be asked for the next.
_LISTINGS = ("glob", "listdir", "iterdir", "rglob")
_CALLED_LISTS = ("glob.glob", "os.listdir")
# What they list cannot be compared.
_UNSORTABLE = ("importlib.resources.", "importlib_resources.", "zipfile.", "zipp.")


def find(module: Module) -> Iterator[Hit]:
    """Yield what is listed without an order that stays, where the order matters."""
    ordered = {id(one.place.node) for one in module.unordered if one.sorted}
    for one in module.unordered:
        if id(one.place.node) in ordered or module.in_test(one.place):
            continue
        use = _use(module, one)
        if use is None:
            continue
        how, place = use
        node = one.place.node
        listed = "a set has an order" if one.name == "a set" else f"{one.name} lists files in an order"
        yield Hit(
            message=(
                f"{listed} that differs from {'run to run' if one.name == 'a set' else 'machine to machine'}, and it "
                f"becomes that of {_BECOMES[how]} ({module.named(place)}); sort it"
            ),
            location=module.location(one.place),
            lines=(node.lineno, node.end_lineno or node.lineno, place.node.lineno),
            evidence={
                "listed": module.source.line(node.lineno).strip(),
                "used": module.source.line(place.node.lineno).strip(),
            },
            edits=_sorted(module, one),
        )


def _use(module: Module, one: Unordered) -> tuple[str, Place] | None:
    """Return where the order matters first, and how; an example that is looked at is none."""
    hows = {how for how, _ in one.uses}
    for how, place in one.uses:
        if module.in_test(place) or (how in ("after", "before") and not {"after", "before"} <= hows):
            continue
        if how == "split" or place.function == "__getitem__" or module.trains:
            return ("before" if how == "after" else how), place
    return None


def _sorted(module: Module, one: Unordered) -> tuple[edits.Edit, ...]:
    node = one.place.node
    if not isinstance(node, ast.Call) or one.name not in _LISTINGS:
        return ()
    is_list = any(call.place.node is node for name in _CALLED_LISTS for call in module.called.get(name, ()))
    called = module.called
    is_asked = "builtins.next" in called or "next" in called
    if not is_list and (is_asked or any(name.startswith(_UNSORTABLE) for name in called)):
        return ()
    return (edits.before(node, "sorted("), edits.after(node, ")"))
