"""The engine against plain Python on adversarial data, in memory, as Parquet and as CSV."""

import datetime as dt
import json
import math
import re

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlgate.contracts import load
from mlgate.core.errors import CheckError
from mlgate.engines.polars.readings import Read
from opened_files import open_files
from polars_engine import check, validate_frame

HEAD = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\n"

PROPERTIES = [
    {
        "name": "i",
        "logicalType": "integer",
        "required": True,
        "unique": True,
        "logicalTypeOptions": {"minimum": -2.5, "exclusiveMaximum": 7, "multipleOf": 2},
        "quality": [{"metric": "nullValues", "mustBeLessThan": 20, "unit": "percent"}],
    },
    {
        "name": "f",
        "logicalType": "number",
        "required": True,
        "unique": True,
        "logicalTypeOptions": {"exclusiveMinimum": 0, "maximum": 1e9, "multipleOf": 0.25},
        "quality": [{"metric": "invalidValues", "arguments": {"validValues": [0.5, 1, 2]}, "mustBeLessThan": 3}],
    },
    {"name": "g", "logicalType": "number"},
    {
        "name": "^s.*$",
        "logicalType": "string",
        "required": True,
        "logicalTypeOptions": {"minLength": 1, "maxLength": 3, "pattern": r"^\w+$"},
        "enum": [{"value": "a"}, {"value": "é"}, {"value": "NA"}],
        "quality": [
            {"metric": "missingValues", "arguments": {"missingValues": [None, "NA"]}, "mustBe": 0},
            {"metric": "duplicateValues", "mustBeLessOrEqualTo": 1},
        ],
    },
    {
        "name": "d",
        "logicalType": "date",
        "logicalTypeOptions": {"minimum": "2000-01-01", "exclusiveMaximum": "2020-02-29"},
    },
    {
        "name": "t",
        "logicalType": "timestamp",
        "logicalTypeOptions": {"exclusiveMinimum": "2000-01-01T00:00:00", "maximum": "2020-01-01T01:00:00+01:00"},
    },
    {"name": "b", "logicalType": "boolean", "enum": [{"value": True}]},
]
QUALITY = [
    {"metric": "rowCount", "mustBeBetween": [2, 4]},
    {"metric": "duplicateValues", "arguments": {"properties": ["f", "^s.*$"]}, "mustBe": 0},
]
SCHEMA = {
    "i": pl.Int64,
    "f": pl.Float64,
    "g": pl.Float64,
    "^s.*$": pl.String,
    "d": pl.Date,
    "t": pl.Datetime("us"),
    "b": pl.Boolean,
}
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "i": st.none() | st.integers(-4, 9) | st.sampled_from([-(2**63), 2**63 - 1]),
            "f": st.none()
            | st.sampled_from([0.0, -0.0, 0.25, 0.3, 0.5, 1.0, 1e9, 1e300, math.nan, math.inf, -math.inf, 5e-324]),
            "g": st.none() | st.sampled_from([0.0, math.nan, math.inf, -math.inf]),
            "^s.*$": st.none() | st.sampled_from(["a", "é", "NA", "a b", "aaaa", "٣", "a\n", "##[x]", "日本"]),
            "d": st.none()
            | st.sampled_from([dt.date(y, m, d) for y in (1999, 2000, 2020) for m, d in ((1, 1), (2, 28))]),
            "t": st.none()
            | st.sampled_from(
                [
                    dt.datetime(2000, 1, 1),  # noqa: DTZ001 - in UTC, as the engine holds it
                    dt.datetime(2000, 1, 1, 0, 0, 0, 1),  # noqa: DTZ001
                    dt.datetime(2020, 1, 1),  # noqa: DTZ001
                    dt.datetime(2020, 1, 1, 0, 0, 1),  # noqa: DTZ001
                ]
            ),
            "b": st.none() | st.booleans(),
        }
    ),
    min_size=1,
    max_size=7,
)


def contract(folder, properties=PROPERTIES, quality=QUALITY):
    schema = [{"name": "t", "properties": properties, "quality": quality}]
    path = folder / "c.odcs.yaml"
    path.write_text(HEAD + "schema: " + json.dumps(schema), encoding="utf-8")
    return load(path, folder)


def broken_in_python(rows):
    """The numbers of the rows, from 1, that break each rule, by nothing but the standard library."""

    def missing(value):
        return value is None or (isinstance(value, float) and math.isnan(value))

    def where(name, holds):
        return [n for n, row in enumerate(rows, 1) if row[name] is not None and not holds(row[name])]

    def repeats(*names):
        seen, found = set(), []
        for n, row in enumerate(rows, 1):
            key = tuple(row[name] for name in names)
            if any(missing(part) for part in key):
                continue
            if key in seen:
                found.append(n)
            seen.add(key)
        return found

    def gone(name):
        return [n for n, row in enumerate(rows, 1) if missing(row[name])]

    return {
        "i:required": gone("i"),
        "i:unique": repeats("i"),
        "i:range": where("i", lambda v: -2.5 <= v < 7),
        "i:multiple": where("i", lambda v: v % 2 == 0),
        "i:null_values": gone("i"),
        "f:required": gone("f"),
        "f:unique": repeats("f"),
        "f:range": where("f", lambda v: 0 < v <= 1e9),
        "f:multiple": where("f", lambda v: math.isfinite(v) and (v / 0.25 == round(v / 0.25) or abs(v) < 1e-12)),
        "f:invalid_values": where("f", lambda v: v in (0.5, 1, 2)),
        "g:finite": where("g", lambda v: not math.isinf(v)),
        "^s.*$:required": gone("^s.*$"),
        "^s.*$:length": where("^s.*$", lambda v: 1 <= len(v) <= 3),
        "^s.*$:pattern": where("^s.*$", lambda v: re.search(r"^\w+\Z", v, re.ASCII)),
        "^s.*$:enum": where("^s.*$", lambda v: v in ("a", "é", "NA")),
        "^s.*$:missing_values": [n for n, row in enumerate(rows, 1) if row["^s.*$"] in (None, "NA")],
        "^s.*$:duplicate_values": repeats("^s.*$"),
        "d:range": where("d", lambda v: dt.date(2000, 1, 1) <= v < dt.date(2020, 2, 29)),
        "t:range": where("t", lambda v: dt.datetime(2000, 1, 1) < v <= dt.datetime(2020, 1, 1)),  # noqa: DTZ001
        "b:enum": where("b", lambda v: v),
        ":duplicate_values": repeats("f", "^s.*$"),
    }


def expected(rows):
    allowed = {
        "i:null_values": lambda count: 100 * count / len(rows) < 20,
        "f:invalid_values": lambda count: count < 3,
        "^s.*$:duplicate_values": lambda count: count <= 1,
    }
    found = {
        subject: (len(broken), broken[:5])
        for subject, broken in broken_in_python(rows).items()
        if not allowed.get(subject, lambda count: count == 0)(len(broken))
    }
    if not 2 <= len(rows) <= 4:
        found[":row_count"] = (len(rows), [])
    return found


def seen(findings):
    return {finding.subject: (finding.count, finding.evidence.get("rows", [])) for finding in findings}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS)
def test_a_frame_against_plain_python(tmp_path, rows):
    frame = pl.DataFrame(rows, schema=SCHEMA)
    assert seen(validate_frame(contract(tmp_path), frame)) == expected(rows)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(rows=ROWS, storage=st.sampled_from(["parquet", "csv", "arrow", "narrow"]))
def test_files_against_plain_python(tmp_path, rows, storage):
    frame = pl.DataFrame(rows, schema=SCHEMA)
    path = tmp_path / f"data.{'parquet' if storage == 'narrow' else storage}"
    if storage == "csv":
        frame.write_csv(path)
    elif storage == "arrow":
        frame.write_ipc(path)
    elif storage == "parquet":
        frame.write_parquet(path)
    else:
        # Stored otherwise, the values are the same.
        frame.with_columns(pl.col("d").cast(pl.Datetime("ns")), pl.col("t").dt.replace_time_zone("UTC")).with_columns(
            pl.nth(3).cast(pl.Categorical)
        ).write_parquet(path)
    compiled = contract(tmp_path)
    sources = open_files([(path, path.name)])
    outcome = check(compiled.table(), compiled.path, sources)
    assert outcome.rows == len(rows)
    assert seen(outcome.findings) == expected(rows)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(rows=ROWS, cut=st.integers(0, 7))
def test_two_files_are_judged_as_one(tmp_path, rows, cut):
    paths = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    for path, part in zip(paths, (rows[:cut], rows[cut:]), strict=True):
        pl.DataFrame(part, schema=SCHEMA).write_parquet(path)
    compiled = contract(tmp_path)
    outcome = check(compiled.table(), "c", open_files([(path, path.name) for path in paths]))
    counts = {subject: count for subject, (count, _) in expected(rows).items()}
    assert {finding.subject: finding.count for finding in outcome.findings} == counts
    places = [place for finding in outcome.findings for place in finding.evidence.get("rows", [])]
    assert all(re.fullmatch(r"[ab]\.parquet:\d", place) for place in places)


TEXTS = {
    "integer": {
        "5": 5, "+5": 5, " 5": 5, "-0": 0, "5.0": 5, "5.": None, "5.5": None, "1_000": None, "1e3": None, "٣": None,
        "0x1": None, "1,5": None, "nan": None, "99999999999999999999": 99999999999999999999,
    },
    "number": {"5": 5, "5.5": 5.5, "1e3": 1000, "1,5": None, "1_000": None, "x": None, " 7": 7, "0x1": None},
    "boolean": {"true": True, "False": False, "TRUE": True, "1": True, "0": False, "2": None, "yes": None},
    "date": {"2020-01-05": 1, "2020-1-5": None, "2020-02-30": None, "2020-01-05 00:00": None, "05.01.2020": None},
    "timestamp": {
        "2020-01-05 10:00:00": 1, "2020-01-05T10:00:00Z": 1,
        "2020-01-05t10:00:00z": 1, "2020-01-05T10:00:00.123456+02:00": 1,
        "2020-01-05 10:00": 1, "2020-01-05": None, "2020-01-05 25:00:00": None, "10:00": None,
    },
    "time": {"10:00": 1, "10:00:00.5": 1, "24:00:00": None, "10": None},
}  # fmt: skip


@pytest.mark.parametrize("logical_type", TEXTS)
def test_text_is_parsed_strictly_and_never_lost(tmp_path, logical_type):
    cases = TEXTS[logical_type]
    lines = ["n;x", *(f"{n};{text}" for n, text in enumerate(cases))]
    (tmp_path / "d.csv").write_text("\n".join(lines), encoding="utf-8")
    compiled = contract(tmp_path, [{"name": "x", "logicalType": logical_type, "required": True}], [])
    outcome = check(compiled.table(), "c", open_files([(tmp_path / "d.csv", "d.csv")], delimiter=";"))
    refused = [n for n, value in enumerate(cases.values(), 1) if value is None]
    assert seen(outcome.findings) == {"x:type": (len(refused), refused[:5])}


def test_nulls_are_what_was_declared(tmp_path):
    (tmp_path / "d.csv").write_text('x,y\n?,1\n"",1\n,1\nNA,1\n', encoding="utf-8")
    compiled = contract(tmp_path, [{"name": "x", "logicalType": "string", "required": True}], [])

    def missing(*null_values):
        sources = open_files([(tmp_path / "d.csv", "d.csv")], null_values=null_values)
        return [finding.count for finding in check(compiled.table(), "c", sources).findings]

    assert missing("") == [2]
    assert missing("", "?", "NA") == [4]
    assert missing("?") == [1]
    assert missing() == []


def test_other_formats_of_dates(tmp_path):
    (tmp_path / "d.csv").write_text("d,t\n31/12/2020,31.12.2020 23:59\n2020-12-31,x\n", encoding="utf-8")
    properties = [
        {"name": "d", "logicalType": "date", "logicalTypeOptions": {"format": "dd/MM/yyyy", "maximum": "2020-12-30"}},
        {"name": "t", "logicalType": "date", "logicalTypeOptions": {"format": "dd.MM.yyyy HH:mm"}},
    ]
    compiled = contract(tmp_path, properties, [])
    outcome = check(compiled.table(), "c", open_files([(tmp_path / "d.csv", "d.csv")]))
    assert seen(outcome.findings) == {"d:type": (1, [2]), "d:range": (1, [1]), "t:type": (1, [2])}


@pytest.mark.parametrize(
    ("logical_type", "values", "kind", "outcome"),
    [
        ("integer", ["1"], pl.String, "x:type"),
        ("integer", [1.0, 2.5, math.nan], pl.Float64, "x:type"),
        ("integer", [1.0, None], pl.Float32, None),
        ("integer", [True], pl.Boolean, "x:type"),
        ("integer", [1], pl.UInt64, None),
        ("number", [1], pl.Int8, None),
        ("number", ["1"], pl.String, "x:type"),
        ("string", [1], pl.Int64, "x:type"),
        ("boolean", [1, 0, None], pl.Int64, None),
        ("boolean", [1, 2], pl.Int64, "x:type"),
        ("date", [dt.datetime(2020, 1, 1, 5)], pl.Datetime("ms"), "x:type"),  # noqa: DTZ001
        ("timestamp", [dt.date(2020, 1, 1)], pl.Date, "x:type"),
        ("array", [[1]], pl.List(pl.Int64), None),
        ("object", [{"a": 1}], pl.Struct({"a": pl.Int64}), None),
        ("object", [1], pl.Int64, "x:type"),
        ("string", [None], pl.Null, None),
    ],
)
def test_types_of_stored_columns(tmp_path, logical_type, values, kind, outcome):
    frame = pl.DataFrame({"x": pl.Series(values, dtype=kind)})
    findings = validate_frame(contract(tmp_path, [{"name": "x", "logicalType": logical_type}], []), frame)
    assert [finding.subject for finding in findings] == ([outcome] if outcome else [])


@pytest.mark.parametrize("kind", [pl.Int8, pl.UInt8, pl.Int64, pl.UInt64, pl.Int128, pl.Float32, pl.Decimal(20, 0)])
@pytest.mark.parametrize("bound", [-(2**70), -(2**63) - 1, -1, 0, 0.5, 5, 2**64, 2**130])
def test_bounds_beyond_what_a_column_can_hold(tmp_path, kind, bound):
    values = [0, 1, 5, 100]
    frame = pl.DataFrame({"x": pl.Series(values).cast(kind)})
    for option, holds in {
        "minimum": lambda v: v >= bound,
        "maximum": lambda v: v <= bound,
        "exclusiveMinimum": lambda v: v > bound,
        "exclusiveMaximum": lambda v: v < bound,
    }.items():
        one = {"name": "x", "logicalType": "number", "logicalTypeOptions": {option: bound}}
        findings = validate_frame(contract(tmp_path, [one], []), frame)
        wrong = [n for n, value in enumerate(values, 1) if not holds(value)]
        assert seen(findings) == ({"x:range": (len(wrong), wrong)} if wrong else {})


def test_a_timestamp_bound_beyond_nanoseconds(tmp_path):
    frame = pl.DataFrame({"x": pl.Series([dt.datetime(2020, 1, 1)], dtype=pl.Datetime("ns"))})  # noqa: DTZ001
    options = {"minimum": "0001-01-01T00:00:00", "maximum": "9999-12-31T23:59:59"}
    one = {"name": "x", "logicalType": "timestamp", "logicalTypeOptions": options}
    assert validate_frame(contract(tmp_path, [one], []), frame) == ()


def test_infinity_can_be_allowed(tmp_path):
    frame = pl.DataFrame({"x": [1.0, math.inf]})
    allow = [{"property": "mlgate.allowInfinity", "value": True}]
    for options, count in (({}, []), ({"minimum": 0}, []), ({"maximum": 5}, [1])):
        one = {"name": "x", "logicalType": "number", "customProperties": allow, "logicalTypeOptions": options}
        findings = validate_frame(contract(tmp_path, [one], []), frame)
        assert [finding.count for finding in findings] == count


@pytest.mark.parametrize("options", [{"minimum": 0}, {"maximum": 5}, {"multipleOf": 1}])
def test_a_nan_is_in_no_range_and_a_null_in_every_one(tmp_path, options):
    one = {"name": "x", "logicalType": "number", "logicalTypeOptions": options}
    findings = validate_frame(contract(tmp_path, [one], []), pl.DataFrame({"x": [1.0, math.nan, None]}))
    assert [finding.evidence["rows"] for finding in findings] == [[2]]


def test_a_missing_column_is_one_finding_and_more_columns_are_none(tmp_path):
    frame = pl.DataFrame({"Age": [1, 2], "more": [1, 2]})
    one = {"name": "age", "logicalType": "integer", "required": True, "unique": True}
    findings = validate_frame(contract(tmp_path, [one], []), frame)
    assert [(finding.subject, finding.count) for finding in findings] == [("age:missing", 2)]
    assert "renamed to 'Age'?" in findings[0].message
    assert findings[0].location.line == 6


def test_names_of_columns_are_only_names(tmp_path):
    names = ["row", "source", "s0", "c1", "k0", "*", "^.*$", "", "a\n::error::x"]
    frame = pl.DataFrame({name: [n, n, 9] for n, name in enumerate(names)})
    properties = [
        {"name": name, "logicalType": "integer", "unique": True, "enum": [{"value": n}]} for n, name in enumerate(names)
    ]
    findings = validate_frame(contract(tmp_path, properties, []), frame, samples=1)
    found = {finding.subject: (finding.evidence["rows"], finding.evidence["samples"]) for finding in findings}
    expected = {f"{name}:enum": ([3], ["9"]) for name in names}
    expected |= {f"{name}:unique": ([2], [str(n)]) for n, name in enumerate(names)}
    assert found == expected
    assert not any("::error" in finding.message for finding in findings)


def test_a_file_of_another_type_is_named(tmp_path):
    pl.DataFrame({"x": [1, 2]}).write_parquet(tmp_path / "a.parquet")
    pl.DataFrame({"x": ["1"]}).write_parquet(tmp_path / "b.parquet")
    compiled = contract(tmp_path, [{"name": "x", "logicalType": "integer", "unique": True}], [])
    paths = [(tmp_path / name, name) for name in ("a.parquet", "b.parquet")]
    outcome = check(compiled.table(), "c", open_files(paths))
    assert [(f.subject, f.count, f.total, f.evidence) for f in outcome.findings] == [
        ("x:type", 1, 3, {"files": ["b.parquet"]})
    ]
    assert outcome.rules == 0


@pytest.mark.parametrize("storage", ["csv", "parquet"])
def test_no_rows_are_never_a_pass(tmp_path, storage):
    path = tmp_path / f"d.{storage}"
    getattr(pl.DataFrame({"x": []}, schema={"x": pl.Int64}), f"write_{storage}")(path)
    compiled = contract(tmp_path, [{"name": "x", "logicalType": "integer"}], [])
    outcome = check(compiled.table(), "c", open_files([(path, path.name)]))
    assert [finding.subject for finding in outcome.findings] == [":rows"]


def test_a_contract_without_columns_counts_rows(tmp_path):
    compiled = contract(tmp_path, [], [{"metric": "rowCount", "mustBe": 3}])
    assert validate_frame(compiled, pl.DataFrame({"x": [1, 2, 3]})) == ()
    assert seen(validate_frame(compiled, pl.DataFrame({"x": [1]}))) == {":row_count": (1, [])}


def test_a_pattern_that_is_no_expression_names_its_line(tmp_path):
    one = {"name": "x", "logicalType": "string", "logicalTypeOptions": {"pattern": "[a"}}
    with pytest.raises(CheckError, match=r"c\.odcs\.yaml:6: x:pattern: '\[a'") as caught:
        validate_frame(contract(tmp_path, [one], []), pl.DataFrame({"x": ["a"]}))
    assert caught.value.location.line == 6


def test_a_pattern_that_kills_backtracking_engines_is_quick(tmp_path):
    pattern = r"^([a-zA-Z0-9]+[._-]?)+@[a-z]+$"
    one = {"name": "x", "logicalType": "string", "logicalTypeOptions": {"pattern": pattern}}
    findings = validate_frame(contract(tmp_path, [one], []), pl.DataFrame({"x": ["a" * 5000] * 20}))
    assert [finding.count for finding in findings] == [20]


CANARY = "C4N4RY-7"


@pytest.mark.parametrize("storage", ["csv", "parquet"])
@pytest.mark.parametrize("classification", [None, "public", "restricted", 5])
@pytest.mark.parametrize("samples", [0, 1, 2])
def test_values_are_shown_only_where_asked_for_and_not_classified(tmp_path, storage, classification, samples):
    one = {
        "name": "x",
        "logicalType": "string",
        "unique": True,
        "logicalTypeOptions": {"maxLength": 2, "pattern": "^z", "format": "uuid"},
        "enum": [{"value": "a"}],
    }
    number = {"name": "n", "logicalType": "integer"}
    if classification is not None:
        one["classification"] = number["classification"] = classification
    path = tmp_path / f"d.{storage}"
    frame = pl.DataFrame({"x": [CANARY] * 4, "n": [CANARY] * 4})
    getattr(frame, f"write_{storage}")(path)
    compiled = contract(tmp_path, [one, number], [])
    findings = check(compiled.table(), "c", open_files([(path, path.name)]), samples).findings
    shown = sum(repr(finding).count(CANARY) for finding in findings)
    most = max(samples, 5) if classification == "public" else samples if classification is None else 0
    if most:
        assert all(len(finding.evidence.get("samples", [])) <= most for finding in findings)
        assert shown >= 5
    else:
        assert shown == 0
    assert len(findings) == 6


def test_a_value_shown_is_no_command_for_a_log_reader(tmp_path):
    one = {"name": "x", "logicalType": "string", "logicalTypeOptions": {"maxLength": 1}}
    frame = pl.DataFrame({"x": ["##[set-output name=passed]true\r\n::error::x"]})
    (finding,) = validate_frame(contract(tmp_path, [one], []), frame, samples=1)
    assert "##[" not in repr(finding)
    assert "::error" not in repr(finding)


def test_what_no_row_can_break_is_not_asked_of_polars(tmp_path, monkeypatch):
    # A constant takes polars' streaming engine time by the square of how often it is in a query.
    asked = []

    def collect(one, frame):
        asked.append(frame.collect_schema().names())
        return frame.collect()

    monkeypatch.setattr(Read, "collect", collect)
    rules = contract(tmp_path, [{"name": "i", "logicalType": "integer"}, {"name": "f", "logicalType": "number"}], [])
    found = validate_frame(rules, pl.DataFrame({"i": [1], "f": [math.inf]}))
    assert [finding.subject.rpartition(":")[2] for finding in found] == ["finite"]
    assert asked[0] == ["n", "b2"]
