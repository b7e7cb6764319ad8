"""Every rule finds something in its bad examples and nothing in its good ones, through real git."""

import pytest

from mlgate import repositories
from mlgate.repositories.repository import Repository
from repositories import made


def examples(which):
    return [*_examples(which)]


def _examples(which):
    for code in repositories.codes():
        for number, files in enumerate(getattr(repositories.load(code).RULE, which)):
            yield pytest.param(code, files, id=f"{code}-{number}")


def subjects(folder, **chosen):
    return [finding.subject for finding in repositories.check(Repository(folder), **chosen)]


@pytest.mark.parametrize(("code", "files"), examples("bad"))
def test_bad_examples_are_found(code, files, tmp_path):
    assert code in subjects(made(tmp_path, files))


@pytest.mark.parametrize(("code", "files"), examples("good"))
def test_good_examples_are_left_alone(code, files, tmp_path):
    assert code not in subjects(made(tmp_path, files))


@pytest.mark.parametrize("code", repositories.codes())
def test_the_page_of_a_rule(code):
    rule, page = repositories.load(code).RULE, repositories.explain(code)
    assert rule.code == code
    assert rule.bad
    assert rule.good
    assert rule.confidence == ("medium" if rule.opt_in else "high")
    sure = f"Confidence: {rule.confidence}"
    for text in (rule.code, rule.name, rule.what, rule.why, rule.source, sure, *rule.bad[0], *rule.good[0]):
        assert text in page


def test_select_and_ignore_take_codes_and_their_beginnings(tmp_path):
    folder = made(tmp_path, {"a.parquet": "<1 MB>", "mlruns/0/meta.yaml": "a: 1\n"})
    assert subjects(folder) == ["MLP701", "MLP707"]
    assert subjects(folder, select=["mlp707"]) == ["MLP707"]
    assert subjects(folder, ignore=["MLP7"]) == []
