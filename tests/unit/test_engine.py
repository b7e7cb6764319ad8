"""Planning reports every problem at once; running ends every check as a result."""

import os
import sys
from pathlib import Path
from textwrap import dedent
from types import SimpleNamespace

import msgspec
import pytest

from mlgate import engine, registry
from mlgate.config import Common
from mlgate.core.errors import CheckError, ConfigurationError, UsageError
from mlgate.core.limits import Limits
from mlgate.core.model import Finding, Measurement, Severity, Status


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    metrics: dict[str, Limits] = {}


def planned(*items, name="fake.one", metrics=None, raises=None, common=None):
    def run(options, context):
        yield from items
        if raises is not None:
            raise raises

    module = SimpleNamespace(__name__="fake", __doc__="", Options=Options, run=run)
    options = Options(metrics=metrics or {})
    return engine.PlannedCheck(check=name, kind="fake", module=module, options=options, common=common or Common())


def outcome(root, *checks, strict=False):
    return engine.run(checks, engine.Settings(root=root, strict=strict))


FINDING = Finding(subject="age:range", message="12 rows above 120")
MEASURED = Measurement(name="rows", value=5.0)
OPEN = Measurement(name="auc", value=0.7, insufficient="only 7 positives")


@pytest.mark.parametrize(
    ("items", "metrics", "common", "status", "exit_code"),
    [
        ((), {}, Common(), Status.PASS, 0),
        ((MEASURED,), {}, Common(), Status.PASS, 0),
        ((FINDING,), {}, Common(), Status.FAIL, 1),
        ((FINDING,), {}, Common(severity=Severity.WARNING), Status.WARN, 0),
        ((MEASURED,), {"rows": Limits(at_least=6)}, Common(), Status.FAIL, 1),
        ((MEASURED,), {"rows": Limits(at_least=5)}, Common(), Status.PASS, 0),
        ((), {"rows": Limits(at_least=5)}, Common(), Status.FAIL, 1),
        ((OPEN,), {"auc": Limits(at_least=0.1)}, Common(), Status.INCONCLUSIVE, 0),
        ((OPEN,), {"auc": Limits(at_least=0.1)}, Common(on_inconclusive="fail"), Status.FAIL, 1),
        ((OPEN,), {"auc": Limits(at_least=0.1)}, Common(on_inconclusive="pass"), Status.PASS, 0),
    ],
)
def test_status_and_exit_code(tmp_path, items, metrics, common, status, exit_code):
    verdict = outcome(tmp_path, planned(*items, metrics=metrics, common=common))
    assert (verdict.results[0].status, verdict.exit_code) == (status, exit_code)


def test_strict_turns_inconclusive_into_failure(tmp_path):
    verdict = outcome(tmp_path, planned(OPEN, metrics={"auc": Limits(at_least=0.1)}), strict=True)
    assert verdict.exit_code == 1


def test_a_limit_whose_measurement_is_missing_fails_and_says_so(tmp_path):
    verdict = outcome(tmp_path, planned(MEASURED, metrics={"rows": Limits(at_least=1), "auc": Limits(at_least=0.5)}))
    missing = [measured for measured in verdict.results[0].measurements if measured.name == "auc"]
    assert verdict.results[0].status == Status.FAIL
    assert missing[0].value is None
    assert "nothing was measured" in verdict.results[0].reason


@pytest.mark.parametrize("code", [0, None, 1, "goodbye"])
def test_code_of_a_project_that_exits_ends_its_check_and_not_the_run(tmp_path, code):
    """A metric in a script without `if __name__ == "__main__"`: with 0 it would look like a pass."""
    verdict = outcome(tmp_path, planned(raises=SystemExit(code)), planned(name="fake.two"))
    assert [result.status for result in verdict.results] == [Status.ERROR, Status.PASS]
    assert "fake crashed with SystemExit at test_engine.py" in verdict.results[0].reason
    assert verdict.exit_code == 3


def test_code_of_a_project_that_ends_the_process_ends_its_check(tmp_path):
    class Ends(Exception):  # noqa: N818 - raised for what its making does
        def __init__(self):
            os._exit(0)

    before = os._exit
    verdict = outcome(tmp_path, planned(raises=Ends))
    assert (verdict.results[0].status, verdict.exit_code) == (Status.ERROR, 3)
    assert "fake crashed with SystemExit at test_engine.py" in verdict.results[0].reason
    assert os._exit is before


def test_a_crash_is_an_error_and_keeps_data_out_of_the_message(tmp_path):
    verdict = outcome(tmp_path, planned(raises=ValueError("could not convert 'SECRET-CELL'")))
    result = verdict.results[0]
    assert (result.status, verdict.exit_code) == (Status.ERROR, 3)
    assert "ValueError" in result.reason
    assert "SECRET-CELL" not in result.reason


def test_a_check_error_is_an_error_with_its_message(tmp_path):
    verdict = outcome(tmp_path, planned(raises=CheckError("x.csv: empty file")))
    assert (verdict.results[0].status, verdict.results[0].reason) == (Status.ERROR, "x.csv: empty file")


def test_a_missing_library_names_the_extra(tmp_path):
    verdict = outcome(tmp_path, planned(raises=ModuleNotFoundError("No module named 'polars'", name="polars")))
    assert verdict.results[0].reason == "needs polars: pip install 'mlgate[data]'"
    assert verdict.exit_code == 3


def test_a_failure_outweighs_an_error_in_the_exit_code(tmp_path):
    verdict = outcome(tmp_path, planned(FINDING, name="fake.a"), planned(raises=CheckError("no"), name="fake.b"))
    assert verdict.exit_code == 1
    assert verdict.counts == {"pass": 0, "fail": 1, "warn": 0, "inconclusive": 0, "skip": 0, "error": 1}


def test_a_run_that_checked_nothing_is_refused(tmp_path):
    same = Measurement(name="auc", value=0.7, unchanged="no change")
    verdict = outcome(tmp_path, planned(same, metrics={"auc": Limits(max_drop=0.01)}))
    assert verdict.results[0].status == Status.SKIP
    assert verdict.exit_code == 2
    assert "nothing was checked" in verdict.reason


def test_findings_and_results_are_sorted(tmp_path):
    second = Finding(subject="b", message="m")
    first = Finding(subject="a", message="m")
    verdict = outcome(tmp_path, planned(second, first, name="fake.z"), planned(name="fake.a"))
    assert [result.check for result in verdict.results] == ["fake.a", "fake.z"]
    assert [finding.subject for finding in verdict.results[1].findings] == ["a", "b"]


def test_a_change_without_a_paired_baseline_is_compared_with_the_lock(tmp_path):
    (tmp_path / "mlgate.lock").write_text(
        '{"schema": "mlgate/lock/v1", "checks": {"fake.one": {"measurements": {"rows": {"value": 9.0}},'
        ' "digests": {}, "commit": null, "date": "2026-01-01T00:00:00Z", "reason": "first"}}}'
    )
    verdict = outcome(tmp_path, planned(MEASURED, metrics={"rows": Limits(max_drop=1)}))
    measured = verdict.results[0].measurements[0]
    assert (measured.baseline, measured.difference, measured.status) == (9.0, -4.0, Status.FAIL)


def configuration(folder: Path, text: str) -> Path:
    path = folder / "mlgate.toml"
    path.write_text(dedent(text), encoding="utf-8")
    return path


def test_every_problem_is_reported_at_once_with_line_and_nearest_name(tmp_path):
    path = configuration(
        tmp_path,
        """\
        basline = "main"
        [data.train]
        path = 5
        [contract.train]
        data = "trian"
        fil = "x.odcs.yaml"
        severity = "fatal"
        [contrakt.test]
        data = "train"
        """,
    )
    with pytest.raises(ConfigurationError) as caught:
        engine.plan(path)
    text = str(caught.value)
    assert "mlgate.toml:1: unknown key 'basline'; did you mean 'baseline'?" in text
    assert "mlgate.toml:3: [data.train] 'path': expected a string, got a whole number" in text
    assert "mlgate.toml:6: [contract.train] unknown key 'fil'; did you mean 'file'?" in text
    assert "mlgate.toml:7: [contract.train] 'severity'" in text
    assert "mlgate.toml:8: unknown kind 'contrakt'; did you mean 'contract'?" in text
    assert len(caught.value.problems) >= 6


def test_a_name_that_nothing_declares(tmp_path):
    path = configuration(tmp_path, '[data.train]\npath="x.csv"\n[contract.a]\ndata = "trian"\nfile = "x.odcs.yaml"\n')
    with pytest.raises(ConfigurationError, match=r"mlgate.toml:4: .*\[data.trian\]; did you mean 'train'"):
        engine.plan(path)


@pytest.mark.parametrize(("text", "message"), [("", "declares no check"), ('[data.a]\npath="x"', "declares no check")])
def test_a_configuration_without_checks_is_refused(tmp_path, text, message):
    with pytest.raises(UsageError, match=message):
        engine.plan(configuration(tmp_path, text))


@pytest.mark.parametrize(
    ("severity", "status", "exit_code"),
    [(Severity.ERROR, Status.FAIL, 1), (Severity.WARNING, Status.ERROR, 3)],
)
def test_what_was_found_before_a_check_broke_off_counts(tmp_path, severity, status, exit_code):
    broken = planned(FINDING, raises=CheckError("b.pkl is cut short"), common=Common(severity=severity))
    verdict = outcome(tmp_path, broken)
    result = verdict.results[0]
    assert (result.status, verdict.exit_code) == (status, exit_code)
    assert FINDING in result.findings
    assert "b.pkl is cut short" in result.reason


LINT = '[lint.code]\npaths = ["src"]\n[lint.notebooks]\npaths = ["nb"]\n[artifact.models]\npaths = ["models"]\n'


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        ([], ["lint.code", "lint.notebooks", "artifact.models"]),
        (["lint"], ["lint.code", "lint.notebooks"]),
        (["lint.code"], ["lint.code"]),
        (["*.models", "lint.c*"], ["lint.code", "artifact.models"]),
    ],
)
def test_selection(tmp_path, selection, names):
    _, checks = engine.plan(configuration(tmp_path, LINT), selection)
    assert [check.check for check in checks] == names


def test_a_selection_that_matches_nothing_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"no check matches 'lint.coda'; did you mean 'lint.code'\?"):
        engine.plan(configuration(tmp_path, LINT), ["lint.coda"])


def test_kinds_come_from_entry_points_too(tmp_path, monkeypatch):
    (tmp_path / "weather_kind.py").write_text(
        "import msgspec\n"
        "class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):\n    sun: bool\n"
        "def run(options, context):\n    return iter(())\n"
    )
    info = tmp_path / "weather_kind-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: weather-kind\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[mlgate.checks]\nweather = weather_kind\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    registry.kinds.cache_clear()
    try:
        _, checks = engine.plan(configuration(tmp_path, "[weather.today]\nsun = true\n"))
        assert outcome(tmp_path, *checks).results[0].status == Status.PASS
    finally:
        registry.kinds.cache_clear()
        sys.modules.pop("weather_kind", None)


def test_findings_of_severity_warning_warn_and_the_reason_names_the_first_that_fails(tmp_path):
    minor = Finding(subject="a", message="is odd", severity=Severity.WARNING)
    warned = outcome(tmp_path, planned(minor))
    assert (warned.results[0].status, warned.exit_code) == (Status.WARN, 0)
    failed = outcome(tmp_path, planned(minor, Finding(subject="b", message="is wrong")))
    assert (failed.results[0].status, failed.exit_code) == (Status.FAIL, 1)
    assert failed.results[0].reason == "2 findings, first b: is wrong"


def test_tests_of_the_ml_test_score_are_answered_by_what_was_judged(tmp_path):
    limits = {"rows": Limits(at_least=5), "auc": Limits(at_least=0.1)}
    check = planned(MEASURED, OPEN, metrics=limits)
    check.module.ml_tests = lambda options: [
        ("Infra 4", lambda one: one.name in options.metrics and one.name == "rows"),
        ("Model 6", lambda one: one.name == "auc"),
        ("Infra 1", lambda one: one.name == "none"),
    ]
    verdict = outcome(tmp_path, check)
    assert verdict.results[0].ml_tests == {"Infra 4": Status.PASS, "Model 6": Status.INCONCLUSIVE}
    assert verdict.ml_test_score.sections == {"Data": 0, "Model": 0, "Infra": 1, "Monitor": 0}
    assert outcome(tmp_path, planned(MEASURED)).ml_test_score is msgspec.UNSET
