"""Rules of type custom with `engine: mlgate`: conditions over the columns of a row, and numbers over all rows.

The operator stands beside `implementation` or within it, where the standard's JSON Schema allows it:
`implementation: {metric: quantile, probability: 0.99, mustBeLessThan: 10}`.
"""

from __future__ import annotations

from typing import Any

from mlgate.contracts import metrics
from mlgate.contracts.amounts import Terms, operators, read_amount
from mlgate.contracts.compiled import NONE_ALLOWED
from mlgate.contracts.constraints import Disorder, Share, Statistic, Undetermined
from mlgate.contracts.odcs import OPERATORS
from mlgate.contracts.scope import Place, Reading, apart
from mlgate.contracts.sql_rules import condition, condition_amount, filled
from mlgate.core.display import nearest, plain

ENGINE = "mlgate"


def read(place: Place) -> Reading | None:
    """Return what the rule at `place` asks for, or `None` where that was noted as wrong or unchecked."""
    quality = place.quality
    for name in ("engine", "implementation"):
        if getattr(quality, name) in (None, ""):
            place.wrong(f"a rule of type custom needs '{name}'", name)
            return None
    if str(quality.engine).strip().lower() != ENGINE:
        place.unchecked(f"a rule for the engine {plain(quality.engine, limit=40)}")
        return None
    if isinstance(quality.implementation, str):
        return _condition(quality.implementation, operators(quality), quality.unit, place, "implementation")
    return _mapping(dict(quality.implementation or {}), place)


def _mapping(said: dict[str, Any], place: Place) -> Reading | None:
    """Return what an `implementation` of keys and values asks for."""
    given = operators(place.quality) | {name: said.pop(name) for name in OPERATORS if said.get(name) is not None}
    metric = said.get("metric")
    if "condition" in said and metric is None:
        unit = said.pop("unit", None) or place.quality.unit
        text = said.pop("condition")
        for name in said:
            message = (
                f"unknown argument '{plain(name)}' of a condition{nearest(name, ['condition', 'unit', *OPERATORS])}"
            )
            place.wrong(message, "implementation", name)
        if said or not isinstance(text, str):
            if not said:
                place.wrong("a condition is text", "implementation", "condition")
            return None
        return _condition(text, given, unit, place, "implementation", "condition")
    known = list(metrics.ARGUMENTS)
    if not isinstance(metric, str) or metric not in known:
        found = "needs a 'metric' or a 'condition'" if metric is None else f"unknown metric '{plain(metric, limit=40)}'"
        place.wrong(f"{found}{nearest(str(metric or ''), known)}", "implementation", *["metric"] * (metric is not None))
        return None
    return _statistic(metric, said, given, place)


def _condition(text: str, given: dict[str, object], unit: str | None, place: Place, *key: str) -> Reading | None:
    amount = condition_amount(given, unit, place)
    full = filled(text, place, *key)
    if amount is None or full is None:
        return None
    return condition(full, amount, place, *key)


def _statistic(metric: str, said: dict[str, Any], given: dict[str, object], place: Place) -> Reading | None:
    unit = place.quality.unit
    # Ages have a unit of their own, so that `unit` beside the operator says it as well as within `implementation`.
    if metric == "freshness" and unit is not None and "unit" not in said:
        said["unit"], unit = unit, None
    elif metric != "freshness" and "unit" in said:
        unit = said.pop("unit")
    reader = metrics.Arguments(metric, said, place)
    found = reader.read()
    if found is None:
        return None
    test, words, columns = found
    counted = isinstance(test, Disorder | Undetermined)
    terms = Terms(words=metric, percent=isinstance(test, Share), default=NONE_ALLOWED if counted else None)
    amount = read_amount(given, unit, terms, place.wrong)
    if amount is None or _unclear(test, columns, place):
        return None
    return Reading(what=metrics.ARGUMENTS[metric].subject, test=test, words=words, columns=columns, amount=amount)


def _unclear(test: Statistic, names: tuple[str, ...], place: Place) -> bool:
    """Return whether the standard leaves open what a number over items of arrays is; note it."""
    columns = [place.scope.columns[name] for name in names]
    why = apart(columns)
    if isinstance(test, Disorder) and any(column.many for column in columns):
        # Whether it goes on from one row's items to the next row's is nobody's to say.
        why = "asks for the order of items, of which each row has its own"
    if why is not None:
        place.unchecked(f"a number that {why}")
    return why is not None
