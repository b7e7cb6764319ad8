"""MLL107: fitted on the test rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.edits import Edit, renamed
from mlgate.rules.events import Fit, Place
from mlgate.rules.leaks import learns
from mlgate.rules.libraries import coder
from mlgate.rules.part_names import without_part
from mlgate.rules.paths import path
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Identities, objects

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
        """\
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
X_train = StandardScaler().fit_transform(X_train)
X_test = StandardScaler().fit_transform(X_test)
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

# They place the rows that they are fitted on, and no others.
_WITHOUT_TRANSFORM = frozenset({"ClassicalMDS", "MDS", "SpectralEmbedding", "TSNE"})


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
        yield _hit(module, name, fit.rows, fit.place, first, _applied(module, fit))
    yield from _of_own(module)


def _of_own(module: Module) -> Iterator[Hit]:
    """Yield the fits on rows that are held out of transformers that the module writes itself."""
    held_out = [fit for fit in module.own_fits if module.is_held_out(fit.rows)]
    for fit in held_out:
        others = (other for other in module.own_fits if other not in held_out and other.name == fit.name)
        first = next((other.place for other in others), None)
        if first is not None and not module.in_test(fit.place):
            yield _hit(module, fit.name, fit.rows, fit.place, first)


def _hit(module: Module, name: str, rows: Identities, place: Place, first: Place, edits: tuple[Edit, ...] = ()) -> Hit:
    return Hit(
        message=f"{name} is fitted on the test rows, unlike in {module.named(first)}; use transform there",
        location=module.location(place),
        lines=(place.node.lineno, place.node.end_lineno or place.node.lineno),
        path=path(module, rows, ("fitted", first), ("fitted again", place)),
        edits=edits,
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


def _applied(module: Module, fit: Fit) -> tuple[Edit, ...]:
    """Return what makes a `fit_transform` a `transform`, where the same object was fitted just so before, for certain.

    Once on the training rows, in the same function and no branch of it that may not have been taken. What was fitted
    to other columns, or would refuse a category that it has not seen, could fail where the program did not.
    """
    node, function = fit.place.node, _fit_transform(fit)
    own = [one for one in module.all_fits if one.identity == fit.identity and not module.is_held_out(one.rows)]
    if function is None or len(own) != 1 or module.unused(fit.place) is not None:
        return ()
    first = own[0].place
    is_before = own[0].maker == fit.maker and first.function == fit.place.function and first.node.lineno < node.lineno
    known = all(one.symbol.root == "sklearn" and not coder(one) for one in objects(fit.maker))
    known = known and not any(one.symbol.last in _WITHOUT_TRANSFORM for one in objects(fit.maker))
    if not is_before or not known or not _is_reached(module, first, fit.place) or not _are_alike(first.node, node):
        return ()
    return (renamed(function, "transform"),)


def _fit_transform(fit: Fit) -> ast.Attribute | None:
    """Return the method that `fit` calls where that is `fit_transform` with the rows alone."""
    node = fit.place.node
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or fit.method != "fit_transform":
        return None
    is_alone = len(node.args) == 1 and not node.keywords and not isinstance(node.args[0], ast.Starred)
    return node.func if is_alone and node.func.attr == fit.method else None


def _is_reached(module: Module, first: Place, then: Place) -> bool:
    """Whether nothing between two places stands further left than the first: no branch ends, and no loop."""
    lines = module.source.lines[first.node.lineno - 1 : then.node.lineno]
    margins = [len(line) - len(line.lstrip()) for line in lines if line.strip() and line.lstrip()[0] != "#"]
    return min(margins) == margins[0]


def _are_alike(first: ast.expr, then: ast.expr) -> bool:
    """Whether two calls are given the same columns, as their names say: `X_train` and `X_test`."""
    if isinstance(first, ast.Call) and isinstance(then, ast.Call):
        return len(first.args) > 0 and _are_alike(first.args[0], then.args[0])
    if isinstance(first, ast.Subscript) and isinstance(then, ast.Subscript):
        return ast.dump(first.slice) == ast.dump(then.slice) and _are_alike(first.value, then.value)
    if isinstance(first, ast.Name) and isinstance(then, ast.Name):
        return without_part(first.id) == without_part(then.id)
    return False
