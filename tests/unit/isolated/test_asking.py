"""What the runner answers is read strictly; how it can fail is told, and a broken environment is made again."""

import json
import sys
from pathlib import Path

import msgspec
import pytest

from mlgate.core.errors import CheckError
from mlgate.isolated import asking
from mlgate.isolated.asking import ANSWER_SCHEMA, REQUEST_SCHEMA, Request, WantedCheck, ask

CONDITION = {
    "check": "MixedNulls",
    "dataset": None,
    "condition": "different_nulls_less_equal_to",
    "text": "t",
    "status": "PASS",
    "details": "",
}
GOOD = {"schema": ANSWER_SCHEMA, "deepchecks": "0.19.1", "conditions": [CONDITION], "failures": []}
# A runner that says what it was given, or what it is told to.
RUNNER = """
import json, os, sys, time
from pathlib import Path
request = json.loads(Path(sys.argv[1]).read_text())
Path(request["html"]).write_text(json.dumps({"environment": dict(os.environ), "path": sys.path, "request": request}))
%s
"""
ANSWERS = 'Path(request["answer"]).write_text(%r)'


@pytest.fixture
def asked(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("TOKEN", "secret")
    made = []

    def ready(recipe, progress, *, again=False):
        made.append(again)
        return Path(sys.executable)

    monkeypatch.setattr(asking.environment, "ready", ready)
    monkeypatch.setattr(asking.environment, "works", lambda recipe, python: True)
    monkeypatch.setattr(asking, "RUNNER", tmp_path / "runner.py")
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def asked(body, *, timeout=60):
        (tmp_path / "runner.py").write_text(RUNNER % body)
        request = Request(
            title="t",
            data="data.parquet",
            reference=None,
            predictions={},
            label="y",
            features=("a",),
            cat_features=None,
            id=None,
            datetime=None,
            label_type=None,
            checks=(WantedCheck(check="MixedNulls"),),
            html=str(scratch / "x.html"),
            answer=str(scratch / "answer.json"),
        )
        return ask(request, scratch=scratch, timeout=timeout, progress=lambda _: None)

    asked.made, asked.scratch = made, scratch
    return asked


def answers(answer):
    return ANSWERS % (answer if isinstance(answer, str) else json.dumps(answer))


def broken(stage, **more):
    return {"schema": ANSWER_SCHEMA, "error": {"stage": stage, "type": "E", "message": "", **more}}


def test_an_answer_is_read(asked):
    answer = asked(answers(GOOD))
    assert [one.status for one in answer.conditions] == ["PASS"]
    assert asked.made == [False]


def test_the_process_gets_the_request_and_nothing_of_the_users(asked):
    asked(answers(GOOD))
    seen = json.loads((asked.scratch / "x.html").read_text())
    assert seen["environment"]["DISABLE_LATEST_VERSION_CHECK"] == "True"
    assert seen["environment"]["PYTHONHASHSEED"] == "0"
    assert "TOKEN" not in seen["environment"]
    assert seen["environment"]["HOME"] == str(asked.scratch)
    # The folder of the runner is mlgate's own, and is not where it imports from.
    assert str(asking.RUNNER.parent) not in seen["path"]
    assert seen["request"]["schema"] == REQUEST_SCHEMA
    assert seen["request"]["checks"] == [{"check": "MixedNulls", "parameters": {}, "conditions": []}]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (answers("{"), "answer cannot be read"),
        (answers({**GOOD, "conditions": [{**CONDITION, "status": "FINE"}]}), "answer cannot be read"),
        (answers({**GOOD, "schema": "mlgate/deepchecks-answer/v9"}), "answer is 'mlgate/deepchecks-answer/v9'"),
        (answers(broken("request", message="no check X")), "^deepchecks: no check X$"),
        (answers(broken("run", type="KeyError")), "^deepchecks failed as a whole with KeyError$"),
        ("print('KeyError: a value'); sys.exit(3)", r"^deepchecks ended without an answer \(KeyError\); fewer"),
        ("print('a value'); sys.exit(3)", "^deepchecks ended without an answer; fewer"),
    ],
)
def test_what_is_no_answer_is_an_error(asked, body, why):
    with pytest.raises(CheckError, match=why):
        asked(body)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no signals")
def test_a_process_that_was_killed_says_so(asked):
    with pytest.raises(CheckError, match="is there too little memory"):
        asked("import signal; os.kill(os.getpid(), signal.SIGKILL)")


def test_a_process_that_takes_too_long_is_ended(asked):
    with pytest.raises(CheckError, match="deepchecks did not finish within 1 s; give it more with `timeout`"):
        asked("time.sleep(60)", timeout=1)


def test_an_answer_beyond_bounds_is_not_read(asked, monkeypatch):
    monkeypatch.setattr(asking, "_MOST_ANSWER", 100)
    with pytest.raises(CheckError, match="more than can be meant"):
        asked(answers(GOOD))


def test_an_environment_that_cannot_import_it_is_made_again_once(asked):
    with pytest.raises(CheckError, match="failed as a whole with E"):
        asked(answers(broken("import")))
    assert asked.made == [False, True]


def test_an_environment_that_does_not_start_is_made_again_once(asked, monkeypatch):
    monkeypatch.setattr(asking.environment, "works", lambda recipe, python: False)
    with pytest.raises(CheckError, match="ended without an answer"):
        asked("sys.exit(3)")
    assert asked.made == [False, True]


def test_the_users_own_is_taken_where_it_is_the_pinned_version(asked, monkeypatch):
    monkeypatch.setattr(asking, "version", lambda name: "0.19.1")
    asked(answers(GOOD))
    assert asked.made == []


def test_the_users_own_that_cannot_be_imported_is_left_alone(asked, monkeypatch):
    monkeypatch.setattr(asking, "version", lambda name: "0.19.1")
    own = 'Path(request["answer"]).write_text(%r if not Path("second").exists() else %r); Path("second").touch()'
    asked(own % (json.dumps(broken("import")), json.dumps(GOOD)))
    assert asked.made == [False]


@pytest.mark.parametrize("version", ["0.18.0", None])
def test_another_version_is_not_taken(asked, monkeypatch, version):
    def told(name):
        if version is None:
            raise asking.PackageNotFoundError
        return version

    monkeypatch.setattr(asking, "version", told)
    asked(answers(GOOD))
    assert asked.made == [False]


def test_both_sides_write_the_same_schema():
    text = Path(asking.FOLDER, "deepchecks_runner.py").read_text(encoding="utf-8")
    assert f'REQUEST_SCHEMA = "{REQUEST_SCHEMA}"' in text
    assert f'ANSWER_SCHEMA = "{ANSWER_SCHEMA}"' in text
    for field in msgspec.structs.fields(Request):
        assert f'"{field.name}"' in text, field.name
    assert "import mlgate" not in text
    assert "from mlgate" not in text


def test_every_requirement_is_exact_and_held_to_a_hash():
    text = asking.RECIPE.requirements.read_text(encoding="utf-8")
    lines = [line for line in text.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
    assert len(lines) > 100
    for line in lines:
        name, _, rest = line.partition("==")
        assert name.replace("-", "").replace("_", "").replace(".", "").isalnum(), line[:80]
        assert "--hash=sha256:" in rest, line[:80]
    assert "://" not in text
