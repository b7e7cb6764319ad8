"""What an engine saw becomes findings: when a rule fails, what is said, and what is never shown."""

import msgspec
import pytest

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.compiled import NONE_ALLOWED, Amount
from mlgate.contracts.constraints import (
    Age,
    Divergence,
    EveryRow,
    Mean,
    Missing,
    Outside,
    Quantile,
    Query,
    Repeated,
    Share,
)
from mlgate.core.model import Severity
from mlgate.engines.formulas import distance
from mlgate.engines.judging import judge
from mlgate.engines.observing import BrokenColumn, Examples, Seen


class Fake(msgspec.Struct, kw_only=True):
    sources: tuple = (Seen(shown="a.parquet", rows=1000),)
    broken: tuple = ()
    counts: dict = {}
    values: dict = {}
    partial: frozenset = frozenset()
    unchecked: dict = {}
    found: Examples = Examples()
    asked: dict = {}

    def examples(self, rules, shown):
        self.asked = dict(shown)
        return {rule.subject: self.found for rule in rules}


def rule(test, amount=NONE_ALLOWED, subject="age:range", **more):
    return Rule(subject=subject, words="age below 0", columns=("age",), test=test, line=7, amount=amount, **more)


def table(*rules, **column):
    return Table(name="t", columns=(Column(name="age", line=3, **column),), rules=rules)


def outcome(one, samples=0, column=None, **seen):
    fake = Fake(**seen)
    return judge(table(one, **(column or {})), "c.yaml", fake, samples), fake


def test_a_clean_run_finds_nothing_and_asks_for_no_examples():
    found, fake = outcome(rule(Outside(low=0)), counts={"age:range": 0})
    assert (found.findings, found.rows, found.rules, found.unchecked) == ((), 1000, 1, ())
    assert fake.asked == {}


@pytest.mark.parametrize(
    ("rows", "places", "expected"),
    [
        (1, ((0, 17),), "1 of 1,000 rows: age below 0 (row 17)"),
        (2, ((0, 17), (0, 20)), "2 of 1,000 rows: age below 0 (rows 17, 20)"),
        (9, ((0, 1), (0, 2), (0, 3), (0, 4), (0, 5)), "9 of 1,000 rows: age below 0 (rows 1, 2, 3, 4, 5, …)"),
        (3, (), "3 of 1,000 rows: age below 0"),
    ],
)
def test_the_message_says_how_many_and_where(rows, places, expected):
    found, _ = outcome(rule(Missing()), counts={"age:range": rows}, found=Examples(places=places))
    (finding,) = found.findings
    assert (finding.message, finding.count, finding.total, finding.location.line) == (expected, rows, 1000, 7)


def test_rows_are_named_with_their_file_where_there_are_several():
    sources = (Seen(shown="a.parquet", rows=400), Seen(shown="b.parquet", rows=600))
    found, _ = outcome(
        rule(Missing()), sources=sources, counts={"age:range": 1}, found=Examples(places=((1, 5),), values=())
    )
    assert found.findings[0].message == "1 of 1,000 rows: age below 0 (row b.parquet:5)"


@pytest.mark.parametrize(
    ("column", "samples", "asked"),
    [
        ({}, 0, 0),
        ({}, 3, 3),
        ({"classified": True}, 3, 0),
        ({"public": True}, 0, 5),
        ({"public": True}, 9, 9),
    ],
)
def test_how_many_values_an_engine_may_show(column, samples, asked):
    _, fake = outcome(rule(Outside(low=0)), samples, column, counts={"age:range": 1})
    assert fake.asked == {"age:range": asked}


def test_of_what_is_missing_nothing_is_shown():
    assert outcome(rule(Missing()), 3, {"public": True}, counts={"age:range": 1})[1].asked == {"age:range": 0}
    marks = rule(Missing(values=("?",)))
    assert outcome(marks, 3, {}, counts={"age:range": 1})[1].asked == {"age:range": 3}


def test_extremes_stand_in_the_message_on_the_side_that_is_bounded():
    shown = Examples(places=((0, 4),), values=("-3",), low="-3", high="-1")
    found, _ = outcome(rule(Outside(low=0)), 1, counts={"age:range": 2}, found=shown)
    assert found.findings[0].message == "2 of 1,000 rows: age below 0 (min -3; rows 4, …)"
    assert found.findings[0].evidence == {"rows": [4], "samples": ["-3"]}


def test_an_amount_is_told_beside_what_was_found():
    amount = Amount(operator="mustBeLessThan", low=5, percent=True)
    found, _ = outcome(rule(Missing(), amount), counts={"age:range": 100})
    assert found.findings[0].message == (
        "100 of 1,000 rows: age below 0; 10 percent; the contract says mustBeLessThan 5 percent"
    )
    assert outcome(rule(Missing(), amount), counts={"age:range": 49})[0].findings == ()


def test_too_few_broken_rows_can_fail_too():
    amount = Amount(operator="mustBeGreaterThan", low=0)
    found, fake = outcome(rule(Missing(), amount), counts={"age:range": 0})
    assert found.findings[0].message == "0 of 1,000 rows: age below 0; the contract says mustBeGreaterThan 0"
    assert fake.asked == {}


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (3.0, "age below 0 is 3; the contract says mustBeLessThan 2"),
        (2.5, "age below 0 is 2.5; the contract says mustBeLessThan 2"),
        (1234567.0, "age below 0 is 1,234,567; the contract says mustBeLessThan 2"),
        (float("inf"), "age below 0 is inf; the contract says mustBeLessThan 2"),
        (None, "age below 0 cannot be told: no row has a value; the contract says mustBeLessThan 2"),
        (float("nan"), "age below 0 cannot be told: no row has a value; the contract says mustBeLessThan 2"),
        (1.5, None),
    ],
)
def test_a_statistic_is_judged_by_its_value(value, message):
    found, _ = outcome(rule(Mean(), Amount(operator="mustBeLessThan", low=2)), values={"age:range": value})
    assert [one.message for one in found.findings] == ([] if message is None else [message])


def distributions(test, seen, **column):
    limit = Amount(operator="mustBeLessThan", low=0.01)
    found, _ = outcome(rule(test, limit), 3, column, values={"age:range": distance(test, seen)})
    return found.findings[0].evidence


def test_the_shares_behind_a_distance_are_evidence():
    test = Divergence(shares=(0.5, 0.5, 0.0), categories=("a\x1b[31m", 2), distance="totalVariation")
    told = distributions(test, [0.25, 0.75, 0.0])
    assert told["value"] == 0.25
    assert type(told["value"]) is float
    assert told["distribution"] == {
        "names": ["contract", "data"],
        "categories": ["a [31m", "2"],
        "reference": [0.5, 0.5],
        "current": [0.25, 0.75],
    }
    whole = distributions(test, [0.25, 0.7, 0.05])["distribution"]
    assert (whole["categories"][-1], whole["current"][-1]) == ("others", 0.05)


def test_the_shares_of_a_classified_column_are_not_shown():
    test = Divergence(shares=(0.5, 0.5), edges=(40,), distance="totalVariation")
    assert distributions(test, [1.0, 0.0], classified=True) == {"value": 0.5}
    assert distributions(test, [1.0, 0.0])["distribution"]["edges"] == [40]


def test_a_distribution_of_very_many_bins_is_no_evidence():
    shares = (0.5, *[0.5 / 300] * 300)
    test = Divergence(shares=shares, edges=tuple(range(300)), distance="totalVariation")
    assert distributions(test, [1.0, *[0.0] * 300]).keys() == {"value"}


def test_a_share_can_be_judged_in_percent():
    amount = Amount(operator="mustBeGreaterThan", low=50, percent=True)
    found, _ = outcome(rule(Share(values=(1,)), amount), values={"age:range": 0.25})
    assert found.findings[0].message == "age below 0 is 25 percent; the contract says mustBeGreaterThan 50 percent"
    assert outcome(rule(Share(values=(1,)), amount), values={"age:range": 0.75})[0].findings == ()


@pytest.mark.parametrize(
    "test", [Quantile(probability=1), Mean(), Age(), Query(sql="SELECT max(age) FROM t", table="t")]
)
def test_a_number_that_may_be_a_value_of_a_classified_column_is_not_shown(test):
    limited = rule(test, Amount(operator="mustBeLessThan", low=2))
    found, _ = outcome(limited, 3, {"classified": True}, values={"age:range": 777.0})
    assert "777" not in repr(found.findings)
    assert "classified" in found.findings[0].message


@pytest.mark.parametrize("test", [Outside(low=0), Repeated(), Mean()])
def test_a_rule_that_the_engine_says_nothing_of_is_no_pass(test):
    found, _ = outcome(rule(test, Amount(operator="mustBeLessThan", low=2)))
    assert (found.findings, found.rules) == ((), 0)
    assert found.unchecked == ((7, "age:range: the engine says nothing of it"),)


def test_a_column_that_is_not_there_without_a_word_is_no_pass():
    found, _ = outcome(rule(Repeated()), partial=frozenset({"age:range"}))
    assert found.unchecked == ((7, "age:range: a column that it reads is not there"),)
    broken = (BrokenColumn(column="age", what="missing", message="has no column 'age'", source=0, line=3),)
    assert outcome(rule(Repeated()), partial=frozenset({"age:range"}), broken=broken)[0].unchecked == ()


def test_the_number_of_rows_needs_no_engine():
    found, _ = outcome(rule(EveryRow(), Amount(operator="mustBe", low=5)))
    assert found.findings[0].message == "1,000 rows; the contract says mustBe 5"


def test_a_rule_that_a_file_has_no_column_for_fails_only_where_the_rest_is_enough():
    partial = frozenset({"age:range"})
    assert outcome(rule(Missing()), counts={"age:range": 0}, partial=partial)[0].findings == ()
    assert len(outcome(rule(Missing()), counts={"age:range": 1}, partial=partial)[0].findings) == 1
    lenient = rule(Missing(), Amount(operator="mustBeLessThan", low=1, percent=True))
    assert outcome(lenient, counts={"age:range": 999}, partial=partial)[0].findings == ()
    statistic = rule(Mean(), Amount(operator="mustBe", low=1))
    assert outcome(statistic, values={"age:range": 9.0}, partial=partial)[0].findings == ()


def test_what_an_engine_cannot_run_is_unchecked_and_no_finding():
    found, _ = outcome(rule(Repeated()), counts={"age:range": 5}, unchecked={"age:range": "this engine has no order"})
    assert found.findings == ()
    assert found.unchecked == ((7, "age:range: this engine has no order"),)
    assert found.rules == 0


def test_no_rows_are_a_finding_of_their_own():
    found, _ = outcome(rule(Missing()), sources=(Seen(shown="a.parquet", rows=0),))
    assert [one.message for one in found.findings] == ["a.parquet: no rows, so nothing could be checked"]


def test_a_broken_column_is_told_once_with_all_its_files():
    sources = tuple(Seen(shown=f"{name}.parquet", rows=10) for name in "abc")
    broken = tuple(
        BrokenColumn(column="age", what="missing", message=f"{name}.parquet has no column 'age'", source=at, line=3)
        for at, name in ((0, "a"), (2, "c"))
    )
    found, _ = outcome(rule(Missing()), sources=sources, broken=broken, partial=frozenset({"age:range"}))
    (finding,) = found.findings
    assert finding.subject == "age:missing"
    assert finding.message == "a.parquet has no column 'age' (and 1 other file); its rules were not run"
    assert (finding.count, finding.total, finding.evidence) == (20, 30, {"files": ["a.parquet", "c.parquet"]})


def test_a_rule_of_severity_warning_makes_a_warning():
    found, _ = outcome(rule(Missing(), severity=Severity.WARNING), counts={"age:range": 1})
    assert found.findings[0].severity == Severity.WARNING
