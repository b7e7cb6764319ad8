"""Options are refused with the nearest name; conditions become findings; nothing that did not run is passed over."""

import json
import os
import re
from pathlib import Path

import polars as pl
import pytest

from mlgate import engine
from mlgate.checks import _deepchecks, deepchecks
from mlgate.core.errors import CheckError, ConfigurationError
from mlgate.core.model import Severity, Status
from mlgate.isolated.asking import ANSWER_SCHEMA, Answer, Condition, Failure

DECLARED = '[data.d]\npath = "d.parquet"\n[data.r]\npath = "r.parquet"\n'
INTEGRITY = 'suite = "data_integrity"\ndata = "d"\nlabel = "y"\n'
SECRET = "a value of the data"


def planned(root, text):
    (root / "mlgate.toml").write_text(f"{DECLARED}[deepchecks.a]\n{text}\n", encoding="utf-8")
    return engine.plan(root / "mlgate.toml")


def problems(root, text):
    with pytest.raises(ConfigurationError) as raised:
        planned(root, text)
    return str(raised.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('data = "d"', "name a 'suite' (data_integrity, train_test_validation, model_evaluation), or 'checks'"),
        ('suite = "data_integrety"\ndata = "d"', "did you mean 'data_integrity'?"),
        ('data = "d"\nchecks.MixedNull = {}', "no check 'MixedNull'; did you mean 'MixedNulls'?"),
        (
            'data = "d"\nchecks.MixedNulls = { different_nulls_less_equal = 1 }',
            (
                "MixedNulls has no condition or parameter 'different_nulls_less_equal'; "
                "did you mean 'different_nulls_less_equal_to'?"
            ),
        ),
        ('data = "d"\nchecks.BoostingOverfit = {}', "BoostingOverfit asks the model itself"),
        (
            'data = "d"\nchecks.CalibrationScore = {}',
            "CalibrationScore judges nothing without a condition; it has none",
        ),
        ('data = "d"\nchecks.PercentOfNulls = { n_samples = 5 }', "give one of percent_of_nulls_not_greater_than"),
        ('data = "d"\nchecks.StringMismatch = { no_variants = 3 }', "takes no argument; write no_variants = true"),
        ('data = "d"\nchecks.StringMismatch = { no_variants = false }', "'no_variants' is false; leave it out"),
        (
            'data = "d"\nchecks.StringMismatch = { number_variants_less_or_equal = true }',
            "needs 'num_max_variants', and is only true",
        ),
        (
            'data = "d"\nchecks.ConflictingLabels = { ratio_of_conflicting_labels_less_or_equal = { max_rate = 0 } }',
            "has no argument 'max_rate'; did you mean 'max_ratio'?",
        ),
        (
            'data = "d"\nchecks.SingleDatasetPerformance = { greater_than = { metrics = ["f1"] } }',
            "'greater_than' needs 'threshold'",
        ),
        (
            'data = "d"\nchecks.FeatureLabelCorrelation = { feature_pps_less_than = nan }',
            "'feature_pps_less_than' is not finite",
        ),
        (
            'data = "d"\nchecks.MixedDataTypes = { rare_type_ratio_not_in_range = [0.1, inf] }',
            "'rare_type_ratio_not_in_range' is not finite",
        ),
        (f'{INTEGRITY}skip = ["MixedNull"]', "has no check 'MixedNull'; did you mean 'MixedNulls'?"),
        ('data = "d"\nskip = ["MixedNulls"]\nchecks.MixedNulls = {}', "without a 'suite' there is no check"),
        (f'{INTEGRITY}skip = ["MixedNulls"]\nchecks.MixedNulls = {{}}', "'skip' leaves out MixedNulls, which 'checks'"),
        ('suite = "train_test_validation"\ndata = "d"', "compare with the training data: name it as 'reference'"),
        ('data = "d"\nchecks.LabelDrift = {}', "LabelDrift compare with the training data"),
        ('suite = "model_evaluation"\ndata = "d"\nreference = "r"', "'model_evaluation' needs 'predictions'"),
        ('suite = "model_evaluation"\ndata = "d"\nreference = "r"\ny_pred = "p"', "say which column it is"),
        (f'{INTEGRITY}predictions = "p.csv"', "matched to the data by 'id'"),
        (f'{INTEGRITY}id = "i"\npredictions = "p.csv"\ny_pred = "p"', "have their names under [predictions.NAME]"),
        (f'{INTEGRITY}id = "i"\nreference = "r"\npredictions = "p.csv"', "add 'reference_predictions'"),
        (f'{INTEGRITY}reference_predictions = "p.csv"', "stands beside 'reference' and 'predictions'"),
        (f'{INTEGRITY}html = "../x.html"', "name a file below the folder of the configuration"),
        (f'{INTEGRITY}html = "/x.html"', "name a file below the folder of the configuration"),
        (f'{INTEGRITY}html = "x.txt"', "name a file below the folder of the configuration"),
        (f"{INTEGRITY}timeout = 0", "'timeout'"),
        (f'{INTEGRITY}reference = "e"', "nothing declares [data.e]"),
        (f"{INTEGRITY}metrics.unchecked = {{ at_most = nan }}", "'at_most' is nan"),
    ],
)
def test_problems_of_a_configuration(tmp_path, text, message):
    found = problems(tmp_path, text)
    assert message in found
    assert "mlgate.toml:" in found


def test_the_example_of_the_docstring_is_a_configuration(tmp_path):
    (example,) = re.findall(r"```toml\n(.*?)```", deepchecks.__doc__, re.DOTALL)
    (tmp_path / "mlgate.toml").write_text(example, encoding="utf-8")
    _, plan = engine.plan(tmp_path / "mlgate.toml")
    assert [one.check for one in plan] == ["deepchecks.test", "deepchecks.model"]
    drift = next(one for one in _deepchecks.wanted(plan[0].options) if one.check == "FeatureDrift")
    assert drift.parameters == {"n_samples": 5000}
    assert [(one.name, one.arguments) for one in drift.conditions] == [
        ("drift_score_less_than", {"max_allowed_numeric_score": 0.1})
    ]


def test_a_suite_is_what_deepchecks_has_less_what_is_skipped_and_what_asks_the_model(tmp_path):
    text = 'suite = "model_evaluation"\ndata = "d"\nreference = "r"\nlabel = "y"\ny_pred = "p"\nskip = ["RocReport"]'
    _, (check,) = planned(tmp_path, text)
    names = [one.check for one in _deepchecks.wanted(check.options)]
    assert names == [
        "TrainTestPerformance",
        "ConfusionMatrixReport",
        "PredictionDrift",
        "SimpleModelComparison",
        "WeakSegmentsPerformance",
        "CalibrationScore",
        "RegressionErrorDistribution",
    ]


def test_named_checks_take_the_place_of_the_suites_and_are_added_to_it(tmp_path):
    text = f"{INTEGRITY}checks.FeatureLabelCorrelation = {{ feature_pps_less_than = 0.9 }}\n"
    text += "checks.MixedNulls = { n_samples = 10 }\nchecks.PercentOfNulls.percent_of_nulls_not_greater_than = true\n"
    _, (check,) = planned(tmp_path, text)
    found = {one.check: one for one in _deepchecks.wanted(check.options)}
    assert len(found) == 13
    assert [(one.name, one.arguments) for one in found["FeatureLabelCorrelation"].conditions] == [
        ("feature_pps_less_than", {"threshold": 0.9})
    ]
    assert [one.name for one in found["MixedNulls"].conditions] == ["different_nulls_less_equal_to"]
    assert found["MixedNulls"].parameters == {"n_samples": 10}
    assert [(one.name, one.arguments) for one in found["PercentOfNulls"].conditions] == [
        ("percent_of_nulls_not_greater_than", {})
    ]
    assert found["OutlierSampleDetection"].conditions == ()


def condition(status="PASS", **more):
    named = {"check": "MixedNulls", "dataset": None, "condition": "c", "text": "Nulls of one sort", "details": ""}
    return Condition(status=status, **{**named, **more})


def failure(**more):
    named = {"check": "RocReport", "dataset": None, "type": "KeyError", "message": "", "details": SECRET}
    return Failure(**{**named, "applicable": True, "judges": True, **more})


@pytest.fixture
def run(tmp_path, monkeypatch):
    pl.DataFrame({"a": [1, 2, 3], "b b": ["x", "y", "z"], "y": [0, 1, 0]}).write_parquet(tmp_path / "d.parquet")
    asked = []

    def run(conditions=(), failures=(), text=INTEGRITY, said=print):
        answer = Answer(schema=ANSWER_SCHEMA, conditions=tuple(conditions), failures=tuple(failures))

        def ask(request, **_):
            asked.append(request)
            Path(request.html).write_text("<html><head></head><body></body></html>")
            return answer

        monkeypatch.setattr(_deepchecks, "ask", ask)
        config, plan = planned(tmp_path, text)
        return engine.run(plan, engine.Settings(root=tmp_path, config=config)).results[0]

    run.asked = asked
    return run


def measured(result):
    return {one.name: one for one in result.measurements}


def test_conditions_that_are_met_pass_and_are_counted(run, tmp_path):
    result = run([condition(), condition(check="IsSingleValue")])
    assert result.status == Status.PASS
    assert result.findings == ()
    assert {name: one.value for name, one in measured(result).items()} == {
        "rows": 3,
        "conditions": 2,
        "passed": 2,
        "not_applicable": 0,
        "unchecked": 0,
    }
    html = (tmp_path / ".mlgate" / "deepchecks" / "a.html").read_text()
    # What stands in the data may be a script; it is let reach nothing.
    assert html.startswith('<html><head><meta http-equiv="Content-Security-Policy" content="default-src \'none\';')
    assert html.endswith("</head><body></body></html>")
    assert (tmp_path / ".mlgate" / ".gitignore").is_file()
    assert run.asked[0].features == ("a", "b b")


def test_failures_are_findings_and_warnings_warn(run):
    result = run(
        [
            condition("WARN", check="StringMismatch", dataset="reference"),
            condition("FAIL", details=f"{{'b b': '{SECRET}'}} and 'a'"),
            condition(),
        ]
    )
    assert result.status == Status.FAIL
    assert [(one.subject, one.severity, one.message) for one in result.findings] == [
        ("MixedNulls:c", Severity.ERROR, "not met: Nulls of one sort; columns 'a', 'b b'"),
        ("StringMismatch[reference]:c", Severity.WARNING, "not met by the reference: Nulls of one sort"),
    ]
    assert measured(result)["passed"].value == 1


def test_warnings_alone_do_not_fail(run):
    assert run([condition("WARN")]).status == Status.WARN


@pytest.mark.parametrize("samples", [0, 1])
def test_what_deepchecks_says_is_kept_only_where_values_may_be_shown(run, samples):
    result = run([condition("FAIL", details=SECRET)], [failure()], f"{INTEGRITY}samples = {samples}")
    (finding,) = result.findings
    assert finding.evidence == ({"details": SECRET} if samples else {})
    assert SECRET not in finding.message + result.reason + measured(result)["unchecked"].note


def test_hostile_text_is_made_harmless(run):
    result = run([condition("FAIL", text="\x1b[31m::error::x", details="\x1b[0m")], [], f"{INTEGRITY}samples = 1")
    (finding,) = result.findings
    assert "\x1b" not in finding.message + json.dumps(finding.evidence)
    assert "::" not in finding.message


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (([condition("ERROR")], []), "MixedNulls:c: deepchecks could not decide"),
        (([condition()], [failure(message="no index", dataset="data")]), "RocReport on the data: no index"),
        (([condition()], [failure()]), "RocReport: failed with KeyError"),
        (([], []), "no condition was judged"),
    ],
)
def test_what_did_not_run_is_never_passed(run, answer, why):
    result = run(*answer)
    assert result.status == Status.INCONCLUSIVE
    assert why in result.reason
    assert "name them in 'skip'" in result.reason


def test_what_could_never_run_is_told_and_does_not_count(run):
    other_task = failure(message="Check is irrelevant for regression tasks", applicable=False)
    shown_only = failure(check="CalibrationScore", judges=False)
    result = run([condition()], [other_task, shown_only])
    assert result.status == Status.PASS
    told = measured(result)["not_applicable"]
    assert told.value == 2
    assert "RocReport: Check is irrelevant for regression tasks" in told.unchanged
    assert "CalibrationScore: failed with KeyError" in told.unchanged


def test_a_check_that_was_named_must_run(run):
    other_task = failure(check="ConflictingLabels", message="Check is irrelevant", applicable=False)
    result = run([condition()], [other_task], f"{INTEGRITY}checks.ConflictingLabels = {{}}")
    assert result.status == Status.INCONCLUSIVE


def test_the_html_goes_where_it_is_wanted(run, tmp_path):
    run([condition()], text=f'{INTEGRITY}html = "reports/deep.html"')
    assert (tmp_path / "reports" / "deep.html").is_file()


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_the_html_does_not_leave_the_project(run, tmp_path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (tmp_path / "reports").symlink_to(outside)
    result = run([condition()], text=f'{INTEGRITY}html = "reports/deep.html"')
    assert result.status == Status.ERROR
    assert "leads out of the project, through a link" in result.reason
    assert list(outside.iterdir()) == []
    assert run.asked == []


def test_without_an_environment_the_check_is_an_error(run, monkeypatch):
    def ask(request, **_):
        raise CheckError("no environment for deepchecks could be made with uv: offline")

    run([condition()])
    monkeypatch.undo()
    monkeypatch.setattr(_deepchecks, "ask", ask)
    config, plan = engine.plan(Path(run.asked[0].data).parents[2] / "mlgate.toml")
    result = engine.run(plan, engine.Settings(root=config.root, config=config)).results[0]
    assert (result.status, result.reason) == (
        Status.ERROR,
        "no environment for deepchecks could be made with uv: offline",
    )


def test_what_takes_a_while_is_shown_beside_the_check(run, monkeypatch):
    def ask(request, *, progress, **_):
        progress("making an environment")
        raise CheckError("offline")

    run([condition()])
    monkeypatch.setattr(_deepchecks, "ask", ask)
    config, plan = engine.plan(Path(run.asked[0].data).parents[2] / "mlgate.toml")
    shown = []
    settings = engine.Settings(root=config.root, config=config, progress=lambda *what: shown.append(what))
    engine.run(plan, settings)
    assert shown == [
        ("deepchecks.a", 0, 1),
        ("deepchecks.a: reading data.d", 0, 1),
        ("deepchecks.a: making an environment", 0, 1),
        ("", 1, 1),
    ]
