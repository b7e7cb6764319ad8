"""Conditions in SQL: what they mean as a tree, and the words of every refusal."""

import pytest

from mlgate.contracts import Column
from mlgate.contracts.conditions import ConditionError, parse_condition
from mlgate.contracts.expressions import Constant, Reference

TYPES = {
    "a": "integer",
    "b": "number",
    "s": "string",
    "t": "string",
    "d": "date",
    "e": "date",
    "ts": "timestamp",
    "te": "timestamp",
    "f": "boolean",
    "tm": "time",
    "arr": "array",
    "nope": None,
    "odd name": "integer",
}
COLUMNS = {name: Column(name=name, line=1, logical_type=sort) for name, sort in TYPES.items()}
COLUMNS["addr.city"] = Column(name="addr.city", line=1, logical_type="string", path=("addr", "city"))


def shown(tree):
    match tree:
        case Constant(value=value):
            return value.isoformat() if hasattr(value, "isoformat") else repr(value)
        case Reference(column=column):
            return column
    return f"{tree.function.value}({', '.join(map(shown, tree.arguments))})"


def parsed(text):
    return shown(parse_condition(text, COLUMNS, "orders"))


def problem(text):
    with pytest.raises(ConditionError) as caught:
        parsed(text)
    return str(caught.value)


GOOD = [
    ("te >= ts", ">=(te, ts)"),
    ("a > 1 AND s <> 'x'", "and(>(a, 1), <>(s, 'x'))"),
    ("a > 1 or b < 2 or f", "or(>(a, 1), <(b, 2), f)"),
    ("not f", "not(f)"),
    ("a between 1 and 10", "and(>=(a, 1), <=(a, 10))"),
    ("a not in (1, 2, -3)", "not(in(a, 1, 2, -3))"),
    ("s in ('a', 'b')", "in(s, 'a', 'b')"),
    ("s like 'a%'", "starts_with(s, 'a')"),
    ("s not like '%b_c%'", "not(matches(s, '^[\\\\s\\\\S]*b[\\\\s\\\\S]c[\\\\s\\\\S]*$'))"),
    ("s ilike 'A%'", "starts_with(lower(s), 'a')"),
    ("regexp_matches(s, '^[a-z]+$')", "matches(s, '^[a-z]+$')"),
    ("a + b * 2 - -a / 3 % 2 >= 0", ">=(-(+(a, *(b, 2)), %(/(negate(a), 3), 2)), 0)"),
    ("abs(a) < 5 and floor(b) = ceil(b)", "and(<(abs(a), 5), =(floor(b), ceil(b)))"),
    ("length(trim(lower(s))) > 3", ">(length(trim(lower(s))), 3)"),
    ("s || t = 'ab'", "=(concat(s, t), 'ab')"),
    ("concat(s, t) = 'ab'", "=(concat(s, t), 'ab')"),
    ("case when a > 1 then b else 0 end >= 0", ">=(case(>(a, 1), b, 0), 0)"),
    ("case s when 'x' then 1 when 'y' then 2 end = 1", "=(case(=(s, 'x'), 1, =(s, 'y'), 2, None), 1)"),
    ("coalesce(a, 0) >= 0", ">=(coalesce(a, 0), 0)"),
    ("least(a, b) <= greatest(a, b, 1)", "<=(least(a, b), greatest(a, b, 1))"),
    ("nullif(a, 0) is not null", "not(is_null(case(=(a, 0), None, a)))"),
    ("if(a > 1, b > 0, true)", "case(>(a, 1), >(b, 0), True)"),
    ("year(d) >= 2020 and extract(month from ts) = 1", "and(>=(year(d), 2020), =(month(ts), 1))"),
    ("d >= '2020-01-01'", ">=(d, 2020-01-01)"),
    ("d >= DATE '2020-01-01'", ">=(d, 2020-01-01)"),
    ("ts < '2020-01-01T10:00:00Z'", "<(ts, 2020-01-01T10:00:00)"),
    ("ts - te < INTERVAL '1 day'", "<(seconds_between(ts, te), 86400.0)"),
    ("te <= ts + INTERVAL 2 DAY", "<=(seconds_between(te, ts), 172800.0)"),
    ("date_diff('day', d, e) <= 3", "<=(/(seconds_between(e, d), 86400), 3)"),
    ("d is null or e is null", "or(is_null(d), is_null(e))"),
    ("a is not distinct from b", "or(and(is_null(a), is_null(b)), coalesce(=(a, b), False))"),
    ("addr.city <> ''", "<>(addr.city, '')"),
    ('"odd name" > 1', ">(odd name, 1)"),
    ("orders.a > 1", ">(a, 1)"),
    ("A > 1", ">(a, 1)"),
    ("tm >= '10:00'", ">=(tm, 10:00:00)"),
    ("f = true", "=(f, True)"),
    (
        "starts_with(s,'a') and ends_with(s,'b') and contains(s,'c')",
        "and(starts_with(s, 'a'), ends_with(s, 'b'), contains(s, 'c'))",
    ),
    ("s ~ '^a'", "matches(s, '^a')"),
    ("s = 'it''s'", '=(s, "it\'s")'),
    ("a = 1 -- comment", "=(a, 1)"),
    ("a /* hi */ = 1", "=(a, 1)"),
]
BAD = [
    ("regexp_matches(s, '(a+)+\\1')", "backreference '\\1' is not supported: patterns run in linear time"),
    ("nme > 1", "no column 'nme'"),
    ("select 1", "this is a query, not a condition: write it as `type: sql` with `query`"),
    ("(select max(a) from x) > 1", "a condition holds no subquery; write a rule of `type: sql` with `query`"),
    ("sum(a) > 1", "a condition is about one row, without aggregates; write a metric, or `type: sql` with `query`"),
    (
        "row_number() over () = 1",
        "a condition is about one row, without window functions",
    ),
    ("cast(a as varchar) = 'x'", "values are not cast: give the property the logicalType that it has"),
    ("a = 's'", "a number and text do not go together"),
    ("a = NULL", "a comparison with NULL is never true nor false; write IS NULL"),
    ("a >", "the condition cannot be parsed near '>'"),
    (
        "now() > ts",
        "the present moment is not available, so that a run can be repeated",
    ),
    ("read_csv('x') = 1", "unknown function read_csv"),
    ("a; drop table x", "the condition cannot be parsed near 'drop'"),
    (
        "arr = 1",
        "'arr' has logicalType array; a condition needs one of string",
    ),
    ("1 = 1", "the condition reads no column"),
    ("a", "a condition is true or false, and this is number"),
    ("foo(a) > 1", "unknown function foo; did you mean 'floor'?"),
    ("f > true", "true and false have no order"),
    ('s = "x"', "no column 'x'; text is written in single quotes, 'x'"),
    ("a >= 1e400", "the number is too large to be held"),
    ("a > ?", "a condition has no parameters"),
    ("a > $1", "a condition has no parameters"),
    ("a::double > 1", "values are not cast: give the property the logicalType that it has"),
    ("s similar to 'a'", "similarto is not part of the grammar of conditions"),
    ("a ^ 2 > 1", "unknown function power; did you mean 'lower'?"),
    ("a ** 2 > 1", "unknown function power; did you mean 'lower'?"),
    ("a // 2 > 1", "write floor(a / b)"),
    ("a & 1 = 1", "bitwiseand is not part of the grammar of conditions"),
]


@pytest.mark.parametrize(("text", "tree"), GOOD)
def test_a_condition_is_read_as(text, tree):
    assert parsed(text) == tree


@pytest.mark.parametrize(("text", "words"), BAD)
def test_a_condition_is_refused_because(text, words):
    assert words in problem(text)


@pytest.mark.parametrize("text", ["a > 1", "te >= ts", "s <> 'x' and a <= -2.5"])
def test_the_short_way_reads_what_the_parser_reads(text):
    assert parsed(text) == parsed(f"({text})")


def test_every_problem_is_told_at_once():
    message = problem("nme > 1 and foo(a) = 2 and s > 3")
    assert all(word in message for word in ("'nme'", "foo", "a number and text do not go together")), message


@pytest.mark.parametrize(
    "text",
    [
        "(" * 31 + "a" + ")" * 31 + " > 1",
        "not " * 40 + "f",
        "- " * 40 + "a > 1",
        "case when f then " * 31 + "1" + " end" * 31 + " > 1",
    ],
)
def test_nesting_is_bounded_before_the_parser_sees_it(text):
    assert "nested deeper than 30 levels" in problem(text)


def test_a_long_flat_condition_is_no_nesting():
    text = " or ".join(f"a = {number}" for number in range(2000))
    assert parsed(text).count("=(a") == 2000


def test_the_length_is_bounded():
    assert "at most 50,000 characters" in problem("a > 1 and " * 10_000 + "a > 1")


def test_many_columns_are_not_searched_one_by_one_for_a_hint():
    columns = {
        f"column_{number}": Column(name=f"column_{number}", line=1, logical_type="integer") for number in range(9000)
    }
    with pytest.raises(ConditionError, match="did you mean 'column_1'"):
        parse_condition("colum_1 > 2", columns)
