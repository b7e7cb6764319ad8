from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate import config, engine, registry
from mlgate.config import DataName, ModelName
from mlgate.core.errors import ConfigurationError, UsageError
from mlgate.core.limits import Limits
from mlgate.core.model import Severity


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    model: ModelName
    data: DataName
    fail_when: Literal["likely", "proven"] = "likely"
    slices: tuple[str, ...] = ()
    metrics: dict[str, Limits] = {}


WHOLE = """\
baseline = "origin/main"

[data.train]
path = "data/train.parquet"
time = "departed_at"
engine = "polars"
delimiter = ";"
null_values = ["", "NA"]

[model.delay]
path = "models/delay.skops"
target = "late"
id = "flight_id"
features = ["distance"]
trusted = ["sklearn.x"]

[predictions.delay]
path = "predictions/delay.parquet"
id = "flight_id"
y_true = "late"
y_pred = "guess"
y_score = "score"
weight = "n"

[regression.delay]
model = "delay"
data = "train"
fail_when = "proven"
slices = ["carrier"]
severity = "warning"
on_inconclusive = "fail"
samples = 3
description = "what it is for"

[regression.delay.metrics.roc_auc]
at_least = 0.7
at_most = 1.0
max_drop = 0.005
max_rise = 0.1
max_drop_rel = 0.1
max_rise_rel = 0.1
"""


@pytest.fixture
def kinds(monkeypatch):
    module = SimpleNamespace(__name__="regression", __doc__="", Options=Options, run=lambda *_: ())
    monkeypatch.setattr(registry, "kinds", lambda: {"regression": "x", "drift": "x"})
    monkeypatch.setattr(registry, "load", lambda _: module)


def written(folder: Path, text: str | bytes, name: str = "mlgate.toml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def refused(folder: Path, text: str | bytes, name: str = "mlgate.toml") -> list[str]:
    with pytest.raises(ConfigurationError) as error:
        engine.plan(written(folder, text, name))
    return [str(problem) for problem in error.value.problems]


def test_whole_configuration_is_read(tmp_path, kinds):
    loaded, checks = engine.plan(written(tmp_path, WHOLE))
    assert loaded.baseline == "origin/main"
    assert loaded.root == tmp_path
    assert loaded.data["train"].null_values == ("", "NA")
    assert loaded.models["delay"].target == "late"
    assert loaded.predictions["delay"].y_score == "score"
    assert [check.check for check in checks] == ["regression.delay"]
    assert checks[0].common.severity == Severity.WARNING
    assert checks[0].options.metrics == {
        "roc_auc": Limits(at_least=0.7, at_most=1.0, max_drop=0.005, max_rise=0.1, max_drop_rel=0.1, max_rise_rel=0.1)
    }
    assert str(checks[0].location) == "mlgate.toml:25"


def test_pyproject_holds_the_same_tables(tmp_path, kinds):
    text = WHOLE.replace("[", "[tool.mlgate.", 1).replace('baseline = "origin/main"\n', "")
    text = '[tool.mlgate]\nbaseline = "v1"\n\n' + "\n".join(
        line.replace("[", "[tool.mlgate.", 1) if line.startswith("[") and "tool" not in line else line
        for line in text.splitlines()
    )
    loaded, checks = engine.plan(written(tmp_path, text, "pyproject.toml"))
    assert (loaded.baseline, [check.check for check in checks]) == ("v1", ["regression.delay"])
    problems = refused(tmp_path, text.replace("slices", "slice"), "pyproject.toml")
    line = text.splitlines().index('slices = ["carrier"]') + 1
    assert problems == [f"pyproject.toml:{line}: [regression.delay] unknown key 'slice'; did you mean 'slices'?"]


def _edits(word: str):
    yield from (word[:at] + word[at + 1 :] for at in range(len(word)))
    yield from (word[:at] + word[at] + word[at:] for at in range(len(word)))
    yield from (word[:at] + "x" + word[at + 1 :] for at in range(len(word)))
    yield from (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1))


def _keys():
    for number, line in enumerate(WHOLE.splitlines(), 1):
        key = line.partition(" = ")[0] if " = " in line else line.strip("[]").partition(".")[0]
        if key:
            yield number, key


@pytest.mark.parametrize(("number", "key"), list(_keys()))
def test_every_key_with_one_edit_is_named_with_the_right_one(tmp_path, kinds, number, key):
    lines = WHOLE.splitlines()
    for wrong in dict.fromkeys(_edits(key)):
        if wrong in {key, ""} or wrong in {known for _, known in _keys()}:
            continue
        changed = [*lines]
        changed[number - 1] = lines[number - 1].replace(key, wrong, 1)
        problems = refused(tmp_path, "\n".join(changed))
        named = [problem for problem in problems if f"'{wrong}'" in problem and key in problem.partition(wrong)[2]]
        assert named, (wrong, problems)
        assert named[0].startswith(f"mlgate.toml:{number}:"), named


def test_every_problem_is_reported_at_once(tmp_path, kinds):
    text = 'baseline = 3\n[data]\ntrain = 1\n[data.live]\npth = ""\n[drift]\nx = 1\n["drift"."a b"]\n[dirft.x]\n'
    assert refused(tmp_path, text) == [
        "mlgate.toml:1: 'baseline': expected a string, the git ref to compare with",
        "mlgate.toml:3: 'train' is not a table: write [data.NAME]",
        "mlgate.toml:4: [data.live] 'path' is missing",
        "mlgate.toml:5: [data.live] unknown key 'pth'; did you mean 'path'?",
        "mlgate.toml:7: a check is a table [drift.NAME]; 'x' is none",
        "mlgate.toml:8: [drift.a b] 'data' is missing",
        "mlgate.toml:8: [drift.a b] 'model' is missing",
        "mlgate.toml:8: check name 'a b': use letters, digits, '_', '-' and '.'",
        "mlgate.toml:9: unknown kind 'dirft'; did you mean 'drift'?",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"[data.train\n", "mlgate.toml:1: is not valid TOML"),
        (b"a = 1\na = 2\n", "mlgate.toml:2: is not valid TOML"),
        (b'a = "x\xff"\n', "mlgate.toml:1: is not UTF-8 text"),
        (b'a = 1\nb = 2\nc = "\xff"\n', "mlgate.toml:3: is not UTF-8 text"),
        ("a = 1".encode("utf-16"), "mlgate.toml:1: is not UTF-8 text"),
        (b"a = " + b"[" * 5_000 + b"]" * 5_000, "is not valid TOML: it is nested too deeply"),
        (b"a = " + b"1" * 5_000, "is not valid TOML"),
        (b"data = 1\n", "mlgate.toml:1: [data] holds tables: write [data.NAME]"),
        (b"[[drift.x]]\n", "a check is a table [drift.NAME]; 'x' is none"),
    ],
)
def test_broken_files_are_refused(tmp_path, kinds, text, said):
    assert any(said in problem for problem in refused(tmp_path, text))


@pytest.mark.parametrize("text", ["tool = 1\n", "[tool]\nmlgate = 1\n"])
def test_pyproject_with_something_else_in_our_place(tmp_path, kinds, text):
    problems = refused(tmp_path, text, "pyproject.toml")
    assert "[tool.mlgate] is not a table" in problems[0]


def test_mark_of_byte_order_and_line_ends_of_windows_are_read(tmp_path, kinds):
    text = "\ufeff" + WHOLE.replace("slices", "slice").replace("\n", "\r\n")
    number = WHOLE.splitlines().index('slices = ["carrier"]') + 1
    assert refused(tmp_path, text)[0].startswith(f"mlgate.toml:{number}: [regression.delay] unknown key 'slice'")


def test_keys_cannot_write_lines_of_their_own(tmp_path, kinds):
    problems = refused(tmp_path, '"a\\n::error::x" = 1\n["drift"."##[add-mask]x"]\n"\\u001b[31m" = 2\n')
    assert not any("\n" in problem or "\x1b" in problem or "##[" in problem for problem in problems)


def test_nothing_declared_is_no_pass(tmp_path, kinds):
    with pytest.raises(UsageError, match="declares no check"):
        engine.plan(written(tmp_path, '[data.train]\npath = "a.csv"\n'))


def test_file_that_is_not_there(tmp_path):
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        config.load(tmp_path / "mlgate.toml")


def test_nearest_folder_above_is_found(tmp_path):
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    with pytest.raises(UsageError, match=r"no mlgate\.toml here or in a folder above"):
        config.find(inner)
    above = written(tmp_path, "", "mlgate.toml")
    assert config.find(inner) == above
    written(tmp_path / "a", "[tool.ruff]\n", "pyproject.toml")
    assert config.find(inner) == above
    nearer = written(tmp_path / "a", "[tool.mlgate.lint.code]\n", "pyproject.toml")
    assert config.find(inner) == nearer
    own = written(tmp_path / "a", "", "mlgate.toml")
    assert config.find(inner) == own


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    path = written(tmp_path_factory.getbasetemp(), content, "any.toml")
    try:
        loaded, _ = config.load(path)
    except ConfigurationError:
        return
    assert loaded.source.content == content
