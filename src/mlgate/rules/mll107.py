"""MLL107: fitted on the test rows."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Fit, Place
from mlgate.rules.leaks import learns
from mlgate.rules.libraries import coder
from mlgate.rules.paths import path
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL107",
    name="fit-on-test",
    what=(
        "A transformer that was fitted on the training rows is fitted again, or another of its class is, on the test "
        "or validation rows."
    ),
    why=(
        "The test rows are then scaled, filled or coded by what they are themselves and not as the model was trained, "
        "so that the score is of data that the model will never be given: one row at a time has no mean. Use "
        "`transform` on the test rows, with what was fitted on the training rows."
    ),
    bad=(
        """\
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.fit_transform(X_test)
""",
    ),
    good=(
        """\
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
scaler = StandardScaler()
X_train = scaler.fit_transform(X_train)
X_test = scaler.transform(X_test)
""",
    ),
    source=(
        "scikit-learn user guide, 'Common pitfalls: inconsistent preprocessing'; Yang et al., 'Data leakage in "
        "notebooks', ASE 2022"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every fit of a transformer on rows that are held out, beside one on rows that are not."""
    transformers = [fit for fit in module.all_fits if _transforms(module, fit)]
    held_out = [fit for fit in transformers if module.is_held_out(fit.rows)]
    for fit in held_out:
        assert fit.maker is not None
        name = fit.maker.symbol.last
        others = [other for other in transformers if other not in held_out and other.maker is not None]
        first = next((other.place for other in others if other.maker and other.maker.symbol.last == name), None)
        first = first or _used_on_others(module, fit)
        if first is None or module.in_test(fit.place):
            continue
        node = fit.place.node
        yield Hit(
            message=f"{name} is fitted on the test rows, unlike in {module.named(first)}; use transform there",
            location=module.location(fit.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            path=path(module, fit.rows, ("fitted", first), ("fitted again", fit.place)),
        )


def _used_on_others(module: Module, fit: Fit) -> Place | None:
    uses = (use for use in module.applications if use.identity == fit.identity and use.method == "transform")
    return next((use.place for use in uses if use.rows and not module.is_held_out(use.rows)), None)


def _transforms(module: Module, fit: Fit) -> bool:
    if fit.maker is None or fit.lesson != "fit" or not (learns(fit) or coder(fit.maker)):
        return False
    return fit.method in ("fit_transform", "adapt") or any(
        use.identity == fit.identity and use.method == "transform" for use in module.applications
    )
