import pytest
from msgspec import UNSET

from mlgate import registry
from mlgate.core.ml_test_score import SECTIONS, TESTS, answers, score, whole
from mlgate.core.model import Measurement, Result, Status
from mlgate.core.tables import decode


def result(check, **tests):
    told = {name.replace("_", " "): status for name, status in tests.items()}
    return Result(check=check, kind=check.partition(".")[0], status=Status.PASS, ml_tests=told or UNSET)


def measured(name, status=Status.PASS, **more):
    return Measurement(name=name, value=0.5, status=status, **more)


def claims(kind, **table):
    module = registry.load(kind)
    options, wrong = decode(table, module.Options)
    assert wrong == []
    return list(module.ml_tests(options))


def test_the_28_tests_are_seven_a_section_and_each_has_a_name_of_its_own():
    assert [sum(test.section == section for test in TESTS) for section in SECTIONS] == [7, 7, 7, 7]
    assert len({test.name for test in TESTS}) == len({test.asks for test in TESTS}) == 28


def test_the_score_is_the_lowest_section():
    every = [result("a.a", **{test.name.replace(" ", "_"): Status.PASS for test in TESTS})]
    assert score(every).score == 7
    some = score([result("a.a", Data_1=Status.PASS, Data_2=Status.PASS, Model_6=Status.PASS, Infra_4=Status.PASS)])
    assert (some.score, some.sections) == (0, {"Data": 2, "Model": 1, "Infra": 1, "Monitor": 0})
    more = [
        result("a.a", Data_1=Status.PASS, Model_6=Status.PASS),
        result("b.b", Infra_4=Status.PASS, Monitor_6=Status.WARN),
    ]
    assert score(more).score == 1


@pytest.mark.parametrize(
    ("others", "points"),
    [((), 1), ((Status.PASS,), 1), ((Status.SKIP,), 1), ((Status.WARN,), 1),
     ((Status.FAIL,), 0), ((Status.ERROR,), 0), ((Status.INCONCLUSIVE,), 0)],
)  # fmt: skip
def test_a_test_is_met_where_one_check_passed_and_none_did_otherwise(others, points):
    results = [result("a.a", Data_1=Status.PASS)]
    results += [result(f"b.{number}", Data_1=status) for number, status in enumerate(others)]
    found = score(results)
    assert found.sections["Data"] == points
    assert found.tests[0].checks == tuple(sorted(one.check for one in results))


def test_a_check_that_was_skipped_meets_nothing():
    assert score([result("a.a", Data_1=Status.SKIP)]).sections["Data"] == 0


def test_without_an_answer_there_is_no_score():
    assert score([]) is None
    assert score([result("lint.code")]) is None


def test_a_claim_is_answered_by_its_measurements_alone():
    claimed = [("Model 6", lambda one: one.slice is not None), ("Data 1", whole)]
    judged = [measured("f1"), measured("f1", Status.FAIL, slice="s=1"), measured("f1", None, slice="s=2")]
    assert answers(claimed, judged, Status.FAIL) == {"Model 6": Status.FAIL, "Data 1": Status.FAIL}
    assert answers(claimed, judged[:1], Status.PASS) == {"Data 1": Status.PASS}
    assert answers(claimed, [], Status.ERROR) == {"Model 6": Status.ERROR, "Data 1": Status.ERROR}


def test_what_regression_answers():
    table = {
        "candidate": "p.csv",
        "baseline": "git:p.csv",
        "rerun": "r.csv",
        "slices": ["s"],
        "metrics": {
            "f1": {"max_drop": 0.1},
            "accuracy": {"at_least": 0.1},
            "model_age": {"at_most": 1},
            "irreproducibility": {"at_most": 0},
        },
    }
    judged = [
        measured("f1", Status.FAIL),
        measured("f1", slice="s=1"),
        measured("accuracy", slice="s=1"),
        measured("model_age"),
        measured("irreproducibility", Status.INCONCLUSIVE),
        measured("test_set_uses", None),
    ]
    assert answers(claims("regression", **table), judged, Status.FAIL) == {
        "Infra 4": Status.FAIL,
        "Model 6": Status.PASS,
        "Monitor 4": Status.PASS,
        "Infra 1": Status.INCONCLUSIVE,
    }
    # A limit on the value alone was not validated against what is served.
    alone = {"candidate": "p.csv", "metrics": {"f1": {"at_least": 0.1}, "test_set_age": {"at_most": 1}}}
    assert claims("regression", **alone) == []


def test_what_budget_answers():
    metrics = {"latency_p50": {"max_rise": 1}, "cold_start": {"at_most": 1}, "file_size": {"max_rise": 1}}
    found = claims("budget", model="m", data="d", baseline="git:m", metrics=metrics)
    judged = [measured("latency_p50"), measured("cold_start", Status.FAIL), measured("file_size", Status.FAIL)]
    assert answers(found, judged, Status.FAIL) == {"Monitor 6": Status.PASS}
    assert claims("budget", model="m", data="d", metrics={"cold_start": {"at_most": 1}}) == []


def test_every_claim_of_a_kind_is_one_of_the_28_and_said_to_be_checked():
    known = {test.name for test in TESTS if test.answered}
    assert {"Data 1", "Model 6", "Infra 1", "Infra 4", "Monitor 4", "Monitor 6"} <= known
    assert [name for name, _ in claims("contract", file="c.yaml", data="d")] == ["Data 1"]
