"""The ML Test Score of a run as text: each of the 28 tests, and the checks that answer it."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.core.display import plain, plural
from mlgate.core.ml_test_score import SECTIONS, TESTS, MlTest
from mlgate.core.model import MlTestAnswer, MlTestScore, Verdict
from mlgate.report._summary import MARKS

_UNMET = " "
_WIDTH = max(len(test.name) for test in TESTS)


def score_lines(verdict: Verdict) -> Iterator[str]:
    """Yield the score of `verdict`, of each section, and every test with what answers it."""
    found = verdict.ml_test_score
    score = found if isinstance(found, MlTestScore) else MlTestScore(score=0, sections={}, tests=())
    ran = plural(len(verdict.results), "check")
    yield f"ML Test Score: {score.score}, the lowest of four sections (Breck et al. 2017), from {ran} of the last run"
    by_test = {answer.test: answer for answer in score.tests}
    for section in SECTIONS:
        yield ""
        yield f"{section}: {plural(score.sections.get(section, 0), 'point')}"
        for test in TESTS:
            if test.section == section:
                yield _line(test, by_test.get(test.name))


def _line(test: MlTest, answer: MlTestAnswer | None) -> str:
    mark = _UNMET if answer is None else MARKS[answer.status]
    if answer is not None:
        by = f"{answer.status}: {', '.join(plain(check) for check in answer.checks)}"
    else:
        by = f"not checked: by {test.by}" if test.answered else f"none: {test.by}"
    return f"  {mark} {test.name.ljust(_WIDTH)}  {test.asks}  ({by})"
