import json

import jsonschema
import msgspec

import verdicts
from mlgate import report
from mlgate.core.ml_test_score import TESTS, score
from mlgate.core.model import Status, Verdict
from mlgate.report._ml_test_score import score_lines
from mlgate.schema import verdict_schema


def scored(**tests):
    told = {name.replace("_", " "): status for name, status in tests.items()}
    first, *others = verdicts.GREEN.results
    results = (msgspec.structs.replace(first, ml_tests=told), *others)
    return msgspec.structs.replace(verdicts.GREEN, results=results, ml_test_score=score(results))


def test_all_28_are_listed_with_the_checks_that_answer_them():
    verdict = scored(Data_1=Status.PASS, Infra_4=Status.INCONCLUSIVE)
    lines = list(score_lines(verdict))
    assert lines[0].startswith("ML Test Score: 0, the lowest of four sections (Breck et al. 2017), from 3 checks")
    assert sum(any(f" {test.name} " in line for test in TESTS) for line in lines) == 28
    name = verdict.results[0].check
    (schema,) = [line for line in lines if " Data 1 " in line]
    assert schema == f"  ✓ Data 1     Feature expectations are captured in a schema  (pass: {name})"
    assert any(line.startswith("  ? Infra 4 ") and line.endswith(f"(inconclusive: {name})") for line in lines)
    assert "Data: 1 point" in lines
    assert any("Model 2 " in line and "(none: people: " in line for line in lines)
    assert any("Model 6 " in line and "(not checked: by regression with slices)" in line for line in lines)


def test_a_run_that_answers_none_scores_nothing():
    assert next(iter(score_lines(verdicts.GREEN))).startswith("ML Test Score: 0,")


def test_the_verdict_holds_it_and_can_be_read_back():
    verdict = scored(Data_1=Status.PASS)
    text = report.render("json", verdict)
    told = json.loads(text)
    jsonschema.Draft202012Validator(verdict_schema()).validate(told)
    assert told["ml_test_score"]["sections"] == {"Data": 1, "Model": 0, "Infra": 0, "Monitor": 0}
    assert told["results"][0]["ml_tests"] == {"Data 1": "pass"}
    assert msgspec.json.decode(text, type=Verdict).ml_test_score == verdict.ml_test_score
    assert "ml_test_score" not in json.loads(report.render("json", verdicts.GREEN))
