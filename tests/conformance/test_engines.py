"""Every engine held to one truth: the same counts, numbers, examples, verdicts and words for the same data."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import msgspec
import pytest

from conformance import (
    cases_conditions,
    cases_floats,
    cases_nested,
    cases_numbers,
    cases_rows,
    cases_tables,
    cases_zones,
    oracle,
)
from conformance.cases import NOW, Case
from conformance.held_engines import ENGINES, Engine, Unheld
from conformance.merging import merged
from conformance.not_on import NOT_ON, limit
from mlgate.core.errors import CheckError
from mlgate.engines.judging import judge
from mlgate.engines.observing import MOST

CASES = [
    *cases_rows.all_cases(),
    *cases_tables.all_cases(),
    *cases_numbers.all_cases(),
    *cases_conditions.all_cases(),
    *cases_nested.all_cases(),
    *cases_zones.all_cases(),
    *cases_floats.all_cases(),
]


def marks(engine: Engine):
    absent = pytest.mark.skipif(not engine.there(), reason=f"needs {', '.join(engine.needs)}, which is not installed")
    if not engine.slow:
        return [absent]
    # One Spark for all: each takes seconds to start and gigabytes to keep.
    group = pytest.mark.xdist_group(engine.needs[0])
    # What PySpark and Dask do themselves.
    known = ("ignore:PySpark does not yet:FutureWarning", "ignore:The inplace keyword")
    return [absent, pytest.mark.slow, group, pytest.mark.filterwarnings(*known)]


def engines():
    for name, engine in ENGINES.items():
        yield pytest.param(name, id=name, marks=marks(engine))


def _engines_and_cases():
    for name, engine in ENGINES.items():
        # Engines that take long over each query are given cases of equally many rows as one table.
        taken = [case for case in CASES if engine.takes(case)]
        limited = frozenset(case.name for case in taken if limit(name, case.name))
        for case in merged(taken, alone=limited) if engine.slow else taken:
            yield pytest.param(name, case, id=f"{name}-{case.name}", marks=marks(engine))


def readable(case: Case) -> Case:
    """Return the case as the oracle takes it: without the rules of columns that cannot be used."""
    lost = {column for column, what in case.broken if what == "type"}
    rules = tuple(rule for rule in case.table.rules if not lost & set(rule.columns))
    return msgspec.structs.replace(case, table=msgspec.structs.replace(case.table, rules=rules))


@cache
def truth(name: str) -> oracle.Truth:
    return _true(next(case for case in CASES if case.name == name))


def _true(case: Case) -> oracle.Truth:
    case = readable(case)
    return oracle.observe(case.table, case.sources, NOW, case.related)


def test_case_names_are_distinct():
    names = [case.name for case in CASES]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_oracle_says_what_was_worked_out_by_hand(case):
    seen = truth(case.name)
    found = {**seen.counts, **seen.values}
    for subject, expected in case.expect.items():
        assert found[subject] == (None if expected is None else pytest.approx(expected, rel=1e-9, abs=1e-12)), subject
    if not case.name.startswith("condition-"):
        assert set(case.expect) == {one for one in found if one not in seen.partial or found[one]}


@pytest.mark.parametrize(("name", "expected"), list(cases_conditions.EXPECTED_BY_HAND.items()))
def test_the_oracle_counts_conditions_as_by_hand(name, expected):
    seen = truth(f"condition-{name}")
    assert (seen.counts[f"{name}:condition"], seen.counts[f"{name}:opposite"]) == expected


@pytest.mark.parametrize(("name", "case"), list(_engines_and_cases()))
def test_an_engine_sees_what_is_there(name, case, tmp_path):
    hold(name, case, tmp_path)


def test_what_is_declared_is_a_case():
    for name, limits in NOT_ON.items():
        for one in limits:
            held = {case.name for case in CASES if ENGINES[name].takes(case) and limit(name, case.name) is one}
            assert held, (name, one.cases)


def hold(name: str, case: Case, folder: Path) -> None:
    """Hold the engine `name` to the truth about `case`, or to what is declared that it says instead."""
    engine, declared = ENGINES[name], limit(name, case.name)
    if declared is not None and declared.how == "frame":
        with pytest.raises(Unheld, match=declared.words):
            engine.refuse(case, folder)
        return
    if declared is not None and declared.how == "error":
        with pytest.raises(CheckError, match=declared.words):
            engine.observe(case, folder)
        return
    seen = engine.observe(case, folder)
    case = engine.held(case)
    if declared is not None:
        assert seen.unchecked
        assert all(declared.words in why for why in seen.unchecked.values()), seen.unchecked
        rules = tuple(rule for rule in case.table.rules if rule.subject not in seen.unchecked)
        assert len(rules) + len(seen.unchecked) == len(case.table.rules)
        case = msgspec.structs.replace(case, table=msgspec.structs.replace(case.table, rules=rules))
        seen = msgspec.structs.replace(seen, unchecked={}, table=case.table)
    compare(engine, case, seen, msgspec.structs.replace(_true(case), numbered=engine.numbered))


def compare(engine: Engine, case: Case, seen, true: oracle.Truth) -> None:
    assert not seen.unchecked
    assert {(one.column, one.what) for one in seen.broken} == case.broken
    assert [(one.shown, one.rows) for one in seen.sources] == [(one.shown, one.rows) for one in true.sources]
    rules = {rule.subject: rule for rule in readable(case).table.rules}
    counts = {subject: seen.counts.get(subject, 0) for subject in true.counts}
    assert counts == true.counts
    for subject, value in true.values.items():
        found = seen.values.get(subject)
        found = None if found is None or math.isnan(found) else found
        assert found == (None if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)), subject
    assert seen.partial & set(rules) == true.partial
    lost = {rule.subject for rule in case.table.rules} - set(rules)
    true = msgspec.structs.replace(true, partial=true.partial | lost)
    if not sum(one.rows for one in seen.sources):
        return
    _examples(engine, case, seen, true)
    _findings(case, seen, true)


def _examples(engine: Engine, case: Case, seen, true: oracle.Truth) -> None:
    """The examples are the first broken rows where rows have numbers, and broken values anyway."""
    broken = [rule for rule in case.table.rules if true.counts.get(rule.subject)]
    found = seen.examples(broken, {rule.subject: case.samples for rule in broken})
    wanted = true.examples(broken, {rule.subject: case.samples for rule in broken})
    for rule in broken:
        one, other = found[rule.subject], wanted[rule.subject]
        assert one.places == other.places, rule.subject
        assert len(one.places) <= MOST
        texts = true.texts[rule.subject]
        assert len(one.values) <= case.samples
        if texts is None:
            continue
        assert len(one.values) == min(case.samples, true.counts[rule.subject])
        if engine.numbered:
            assert list(one.values) == texts[: case.samples]
        else:
            # Which of equal keys stands in a later row is nobody's to say, and zeros of either sign are equal.
            assert {_zero(text) for text in one.values} <= {_zero(text) for text in texts}
        if case.samples and other.low is not None:
            assert (one.low, one.high) == (other.low, other.high)


def _zero(text: str) -> str:
    return text.removeprefix("-") if text == "-0.0" else text


def _findings(case: Case, seen, true: oracle.Truth) -> None:
    """The verdict and the words are those of the truth; what the engine says of whole columns is its own."""
    table = case.table
    found = judge(table, "t.odcs.yaml", seen)
    wanted = judge(table, "t.odcs.yaml", msgspec.structs.replace(true, broken=tuple(seen.broken)))
    assert [_said(one) for one in found.findings] == [_said(one) for one in wanted.findings]
    assert (found.rows, found.rules, found.unchecked) == (wanted.rows, wanted.rules, wanted.unchecked)


def _said(finding) -> tuple[object, ...]:
    evidence = dict(finding.evidence)
    value = evidence.pop("value", None)
    if distribution := evidence.get("distribution"):
        evidence["distribution"] = {**distribution, "current": [pytest.approx(one) for one in distribution["current"]]}
    return (
        *(getattr(finding, name) for name in ("subject", "message", "count", "total", "severity", "location")),
        evidence,
        value is None or pytest.approx(value),
    )
