"""The ML Test Score (Breck et al. 2017, IEEE Big Data): 28 tests of a system that learns, counted from what really ran.

A kind's module may have `ml_tests(options)`, which yields what its checks answer: the name of a test, and which of
their judged measurements answer it (all that the check found, for `whole`). A test is met where a check that answers it
ran and passed, and no other did otherwise. It is one point, for checks run by themselves; what a person has to do or to
attest is none here. A section's points are summed, and the score is the lowest of the four sums.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from mlgate.core.model import Measurement, MlTestAnswer, MlTestScore, Result, Status, worst

Claim = tuple[str, Callable[[Measurement], bool]]
SECTIONS = ("Data", "Model", "Infra", "Monitor")
_MET = (Status.PASS, Status.WARN)


class MlTest(msgspec.Struct, frozen=True, kw_only=True):
    """One of the 28: `name` as it is claimed (`Model 6`), what it asks, and how mlgate answers it, or why it does not.

    `answered` tells whether any check of mlgate answers it at all.
    """

    name: str
    asks: str
    by: str
    answered: bool = False

    @property
    def section(self) -> str:
        """One of `SECTIONS`."""
        return self.name.partition(" ")[0]


_NO_CHECK = "no check of mlgate"
_ASKED = {
    "Data": (
        ("Feature expectations are captured in a schema", "contract"),
        ("All features are beneficial", ""),
        ("No feature's cost is too much", ""),
        ("Features adhere to meta-level requirements", ""),
        ("The data pipeline has appropriate privacy controls", "people: of data alone it cannot be told"),
        ("New features can be added quickly", "people: how long it takes is no check"),
        ("All input feature code is tested", "the project's own tests"),
    ),
    "Model": (
        ("Model specs are reviewed and submitted", "people: a review"),
        ("Offline and online metrics correlate", "people: an experiment with what is served"),
        ("All hyperparameters have been tuned", ""),
        ("The impact of model staleness is known", ""),
        ("A simpler model is not better", "regression with better_than, a model and no dummy"),
        ("Model quality is sufficient on important data slices", "regression with slices"),
        ("The model is tested for considerations of inclusion", "regression with sensitive"),
    ),
    "Infra": (
        ("Training is reproducible", "regression with a limit on irreproducibility"),
        ("Model specs are unit tested", "the project's own tests"),
        ("The ML pipeline is integration tested", "the project's own tests"),
        ("Model quality is validated before serving", "regression with a baseline"),
        ("The model is debuggable", "people: by hand, on one example"),
        ("Models are canaried before serving", "people: at the deployment"),
        ("Serving models can be rolled back", "people: at the deployment"),
    ),
    "Monitor": (
        ("Dependency changes result in notification", ""),
        ("Data invariants hold for inputs", "people: which data is served mlgate does not know"),
        ("Training and serving are not skewed", ""),
        ("Models are not too stale", "regression with a limit on model_age or baseline_age"),
        ("Models are numerically stable", ""),
        ("Computing performance has not regressed", "budget with a baseline"),
        ("Prediction quality has not regressed", "people: on what was served, with its labels"),
    ),
}
_KINDS = ("contract", "regression", "budget")
TESTS = tuple(
    MlTest(name=f"{section} {number}", asks=asks, by=by or _NO_CHECK, answered=by.startswith(_KINDS))
    for section, asked in _ASKED.items()
    for number, (asks, by) in enumerate(asked, start=1)
)


def whole(_: Measurement) -> bool:
    """Answer by the whole check: its findings, and everything that it measured."""
    return True


def answers(claims: Iterable[Claim], judged: Sequence[Measurement], status: Status) -> dict[str, Status]:
    """Return how a check that ended as `status` answered each test that it claims to answer.

    A test whose measurements the check did not judge is not answered, unless the check could not run.
    """
    found = {}
    for name, answering in claims:
        statuses = [one.status for one in judged if one.status is not None and answering(one)]
        if answering is whole or status == Status.ERROR:
            statuses = [status]
        if statuses:
            found[name] = worst(statuses)
    return found


def score(results: Sequence[Result]) -> MlTestScore | None:
    """Return the score of a run's `results`; `None` where none of them answers any of the tests."""
    found = tuple(_answered(results))
    if not found:
        return None
    met = [answer.test.partition(" ")[0] for answer in found if answer.status in _MET]
    sections = {section: met.count(section) for section in SECTIONS}
    return MlTestScore(score=min(sections.values()), sections=sections, tests=found)


def _answered(results: Sequence[Result]) -> Iterator[MlTestAnswer]:
    told = [(result.check, result.ml_tests) for result in results if isinstance(result.ml_tests, dict)]
    for test in TESTS:
        by = {check: statuses[test.name] for check, statuses in told if test.name in statuses}
        if by:
            yield MlTestAnswer(test=test.name, status=worst(by.values()), checks=tuple(sorted(by)))
