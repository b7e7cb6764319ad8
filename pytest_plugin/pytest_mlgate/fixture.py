"""The `mlgate` fixture: data, models and numbers judged in a test, by the same rules as the checks of `mlgate.toml`."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, Unpack

import msgspec
import pytest

from mlgate import registry
from mlgate.core.baseline import compare_with
from mlgate.core.display import plain, plural
from mlgate.core.errors import MlgateError
from mlgate.core.limits import Limits, better, judge
from mlgate.core.model import Finding, Location, Measurement, Result, Status, worst
from mlgate.judging import loosened
from pytest_mlgate.activation import project
from pytest_mlgate.arguments import CompareOptions, LimitOptions, limits_from, number
from pytest_mlgate.recording import TEST, Record, keep
from pytest_mlgate.subtests import figure, promise

if TYPE_CHECKING:
    from mlgate.validation import FrameContract

T = TypeVar("T")

_SHOWN = 20


class InconclusiveWarning(pytest.PytestWarning):
    """There is not enough data to decide; with `--mlgate-strict` the test fails instead."""


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate compared with a baseline on the same rows.

    `difference` is `value - baseline`, with its two-sided 90 % interval from `low` to `high`, `None` where `n` rows are
    too few to say; `n_needed` is how many would decide.
    """

    metric: str
    value: float
    baseline: float | None
    difference: float | None
    low: float | None
    high: float | None
    n: int
    n_needed: int | None
    status: str
    note: str


class ContractGate:
    """A data contract that frames are held to."""

    def __init__(self, gate: Gate, contract: FrameContract) -> None:
        """Keep the contract, and the test that it is used in."""
        self._gate, self._contract = gate, contract

    def validate(
        self,
        frame: object,
        *,
        table: str | None = None,
        samples: int = 0,
        related: Mapping[str, object] | None = None,
    ) -> None:
        """Hold `frame` to the contract; every broken rule is named at once.

        Args:
            frame: the rows: of polars (a lazy frame is run), pandas, Arrow, Spark or Dask.
            table: which object of the contract, where it describes several.
            samples: at most so many values of failing rows are shown; none by default, since logs are read by many.
            related: frames of the other objects that foreign keys point to, by the names that the contract gives them.

        Raises:
            AssertionError: a rule is broken.
            pytest.fail.Exception: the frame or the contract cannot be used.
        """
        __tracebackhide__ = True
        found = self._gate._tried(  # noqa: SLF001 - one thing in two classes
            lambda: self._contract.validate(frame, table=table, samples=samples, related=related)
        )
        unchecked = tuple(promise(found.path, *one) for one in found.unchecked)
        self._gate._found(found.path, found.findings, unchecked)  # noqa: SLF001 - as above


class Gate:
    """What the fixture `mlgate` is, for one test."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        """Begin with nothing judged in the test of `request`."""
        self._item: pytest.Item = request.node
        self._project = project(request.config)
        self._findings: list[Finding] = []
        self._measurements: dict[str, Measurement] = {}
        self._error = ""

    def contract(self, source: str | Path | object) -> ContractGate:
        """Return the ODCS contract in the file `source`, relative to the project's root, to hold frames to.

        A schema of pandera, in Python, is taken too.

        Raises:
            pytest.fail.Exception: it cannot be read, or is no contract; with every problem.
        """
        __tracebackhide__ = True

        def load() -> FrameContract:
            # PyYAML, 15 ms.
            from mlgate.validation import contract

            return contract(source, root=self._project.root)

        return ContractGate(self, self._tried(load))

    def measure(self, name: str, value: float, **limits: Unpack[LimitOptions]) -> Measurement:
        """Judge `value` by `limits` and keep it under `name`, for `mlgate.lock` and the reports.

        `at_least` and `at_most` judge the value; the limits that begin with `max_` (`max_drop`, `max_rise_rel`, …) its
        change from what `mlgate.lock` holds at the baseline's git ref. Before anything was accepted there that is
        inconclusive, which only `--mlgate-strict` fails. With `--mlgate-update` changes are not judged: they are what
        is accepted.

        Raises:
            AssertionError: beyond a limit.
            pytest.fail.Exception: the baseline cannot be read.
            TypeError: `value` is no number, or a limit has an unknown name.
            ValueError: a limit makes no sense, or `name` was measured before in this test.
        """
        __tracebackhide__ = True
        measurement = Measurement(name=self._new(name), value=number("value", value))
        wanted = limits_from(limits)
        if wanted.compares and self._project.update:
            absolute = Limits(at_least=wanted.at_least, at_most=wanted.at_most)
            return self._judged(msgspec.structs.replace(judge(measurement, absolute), better=better(wanted)))
        if wanted.compares:
            baseline, check = self._project.baseline, self._check
            accepted = self._tried(lambda: baseline.lock.value(check, measurement.key))
            measurement = compare_with(measurement, accepted, moved_by="pytest --mlgate-update")
            self._findings += self._tried(lambda: loosened(baseline, check, {name: wanted}))
        return self._judged(judge(measurement, wanted))

    def compare(
        self, y_true: object, *, candidate: object, baseline: object, metric: str, **options: Unpack[CompareOptions]
    ) -> Comparison:
        """Compare two models' outputs on the same rows, paired, and judge the difference by the limits in `options`.

        Args:
            y_true: labels, shape (n,): numbers, or for metrics of two classes 0 and 1, or False and True.
            candidate: predictions, shape (n,), or where the metric needs scores, those of class 1, shape (n,), or a
                probability for each class, shape (n, classes). Rows in the order of `y_true`.
            baseline: the same of the model to compare with.
            metric: a name of scikit-learn's, as in `mlgate.toml`.
            options: limits as of `measure`; `weight` and `group` (rows that depend on one another share a value), each
                of shape (n,); `name`, where one test compares the same metric twice.

        Raises:
            AssertionError: worse than the limits allow.
            pytest.fail.Exception: the metric cannot be measured on these rows.
            TypeError, ValueError: unknown names, no limit, limits that make no sense.
        """
        __tracebackhide__ = True
        if candidate is baseline:
            raise ValueError("candidate and baseline are the same object: what would be compared?")
        rows = {name: options.pop(name, None) for name in ("weight", "group")}  # type: ignore[misc] # both are its keys
        name = self._new(options.pop("name", metric))
        wanted = limits_from(options)
        if wanted.empty:
            raise ValueError(f"compare needs a limit: {', '.join(Limits.__struct_fields__)}")

        def measured() -> Measurement:
            # numpy and scipy, 400 ms, an extra.
            from pytest_mlgate import rows as arrays

            return arrays.compared(metric, y_true, (candidate, baseline), **rows)

        judged = judge(msgspec.structs.replace(self._tried(measured), name=name), wanted)
        self._judged(judged)
        return _comparison(metric, judged)

    @property
    def _check(self) -> str:
        node = self._item.nodeid
        if getattr(self._item.config.option, "loadgroup", False) and self._item.get_closest_marker("xdist_group"):
            # pytest-xdist adds the group to the id, which in a run without it is another.
            node = node.rpartition("@")[0] or node
        return f"pytest.{node}"

    def _new(self, name: object) -> str:
        if not isinstance(name, str) or not name.strip():
            raise TypeError("a measurement needs a name")
        if name in self._measurements:
            raise ValueError(f"'{plain(name)}' is measured twice in this test: give each its own name")
        return name

    def _judged(self, measurement: Measurement) -> Measurement:
        """Keep `measurement`, and fail or warn as its status asks for."""
        __tracebackhide__ = True
        self._measurements[measurement.name] = measurement
        name = plain(measurement.name)
        self._item.user_properties.append((f"mlgate.{name}", figure(measurement)))
        if measurement.status is not None:
            self._item.user_properties.append((f"mlgate.{name}.status", measurement.status.value))
        self._keep()
        told = f"{name}: {plain(measurement.note, limit=1000)}"
        inconclusive = measurement.status == Status.INCONCLUSIVE
        if measurement.status in (Status.FAIL, Status.ERROR) or (inconclusive and self._project.strict):
            raise AssertionError(told)
        # Without a baseline there is nothing to warn of in the test itself: mlgate's section says how to get one.
        if inconclusive and (measurement.baseline is not None or measurement.insufficient):
            warnings.warn(told, InconclusiveWarning, stacklevel=3)
        return measurement

    def _found(self, path: str, findings: tuple[Finding, ...], unchecked: tuple[str, ...]) -> None:
        __tracebackhide__ = True
        self._findings += findings
        self._item.user_properties += [
            (f"mlgate.{plain(finding.subject)}", plain(finding.message, limit=1000)) for finding in findings
        ]
        self._keep()
        if any(finding.status == Status.FAIL for finding in findings):
            lines = [_line(finding) for finding in findings[:_SHOWN]]
            if len(findings) > _SHOWN:
                lines.append(f"and {len(findings) - _SHOWN} more")
            broken = f"{plain(path)}: {plural(len(findings), 'rule')} broken"
            raise AssertionError("\n  ".join([broken, *lines]))
        if unchecked:
            name = f"unchecked {plain(path)}"
            note = f"{plural(len(unchecked), 'promise')} of the contract cannot be checked yet: {'; '.join(unchecked)}"
            measurement = Measurement(name=name, value=float(len(unchecked)), insufficient=note)
            self._judged(judge(measurement, Limits(at_most=0)))

    def _tried(self, work: Callable[[], T]) -> T:
        """Return what `work` returns; where that cannot be done, the test fails and the verdict says why."""
        __tracebackhide__ = True
        try:
            return work()
        except MlgateError as error:
            reason = str(error)
        except ImportError as error:
            hint = registry.install_hint(error)
            if hint is None:
                raise
            reason = hint
        lines = [plain(line, limit=1000) for line in reason.splitlines()]
        self._error = "; ".join(lines)
        self._keep()
        return pytest.fail("\n".join(lines))

    def _keep(self) -> None:
        """Let the test's report bring what was judged in it so far."""
        path, line, _ = self._item.location
        measurements = tuple(sorted(self._measurements.values(), key=lambda measurement: measurement.key))
        findings = tuple(sorted(self._findings, key=Finding.sort_key))
        statuses = [measured.status for measured in measurements if measured.status is not None]
        status = worst([*(finding.status for finding in findings), *statuses]) if statuses or findings else Status.PASS
        if status == Status.INCONCLUSIVE and self._project.strict:
            status = Status.FAIL
        result = Result(
            check=self._check,
            kind=TEST,
            status=Status.ERROR if self._error else status,
            reason=self._error or _reason(findings, measurements),
            location=Location(path=Path(path).as_posix(), line=None if line is None else line + 1),
            findings=findings,
            measurements=measurements,
        )
        keep(self._item, Record(result=result))


def _line(finding: Finding) -> str:
    place = f"{plain(finding.location)}: " if finding.location is not None else ""
    return f"{place}{plain(finding.subject)}: {plain(finding.message, limit=1000)}"


def _reason(findings: tuple[Finding, ...], measurements: tuple[Measurement, ...]) -> str:
    parts = [f"{plural(len(findings), 'finding')}, first {_line(findings[0])}"] if findings else []
    parts += [f"{measured.name}: {measured.note}" for measured in measurements if measured.note]
    return plain("; ".join(parts), limit=1000)


def _comparison(metric: str, judged: Measurement) -> Comparison:
    assert judged.value is not None
    assert judged.status is not None
    return Comparison(
        metric=metric,
        value=judged.value,
        baseline=judged.baseline,
        difference=judged.difference,
        low=judged.difference_low,
        high=judged.difference_high,
        n=judged.n or 0,
        n_needed=judged.n_needed,
        status=judged.status.value,
        note=judged.note,
    )
