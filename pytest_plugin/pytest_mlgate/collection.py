"""`pytest --mlgate`: the configuration as a file of tests, one item a check."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mlgate import engine, report
from mlgate.config import Config
from mlgate.core.display import plain
from mlgate.core.errors import ConfigurationError, MlgateError
from mlgate.core.model import Result, Status
from pytest_mlgate import recording
from pytest_mlgate.activation import project
from pytest_mlgate.subtests import figure, publish, subtests


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ConfigurationFile | None:
    """Collect the configuration, wherever pytest comes upon it."""
    if file_path != project(parent.config).file:
        return None
    collected: ConfigurationFile = ConfigurationFile.from_parent(parent, path=file_path)
    return collected


class ConfigurationFile(pytest.File):
    """`mlgate.toml`, or `pyproject.toml` with its `[tool.mlgate]`."""

    def collect(self) -> Iterator[CheckItem]:
        """Yield an item for each check, in the order of the file.

        Raises:
            CollectError: with every problem of the configuration; or it declares no check.
        """
        try:
            config, planned = engine.plan(self.path)
        except ConfigurationError as error:
            raise self.CollectError("\n".join(plain(problem, limit=2000) for problem in error.problems)) from None
        except MlgateError as error:
            raise self.CollectError(plain(error, limit=2000)) from None
        for check in planned:
            yield CheckItem.from_parent(self, name=check.check, planned=(config, check))


class CheckFailed(Exception):  # noqa: N818 - named for what it tells, as pytest's own outcomes are
    """A check that failed, or could not run; carries its result to the item's report."""

    def __init__(self, result: Result) -> None:
        """Keep `result`."""
        self.result = result
        super().__init__(result.reason)


class CheckItem(pytest.Item):
    """One check of the configuration."""

    def __init__(self, *, planned: tuple[Config, engine.PlannedCheck], **arguments: Any) -> None:  # noqa: ANN401 - those of pytest.Item
        """Keep the check; what pytest gives besides is passed on."""
        super().__init__(**arguments)
        self.loaded, self.check = planned
        self.add_marker("mlgate")

    def runtest(self) -> None:
        """Run the check, and report each finding and each judged measurement as a subtest.

        Raises:
            CheckFailed: it failed, or could not run.
        """
        asked = project(self.config)
        settings = engine.Settings(root=self.loaded.root, config=self.loaded, ref=asked.ref, strict=asked.strict)
        # Filters that turn warnings into errors are meant for the tests. The answer of a check must not depend on them:
        # `mlgate check` gives it without any.
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            verdict = engine.run([self.check], settings)
        result = verdict.results[0]
        record = recording.Record(
            result=result,
            digests=verdict.digests,
            commit=verdict.commit,
            baseline_commit=verdict.baseline_commit,
        )
        recording.keep(self, record)
        self._describe(result)
        inconclusive_fails = asked.strict or self.check.common.on_inconclusive == "fail"
        publish(self, list(subtests(result, inconclusive_fails=inconclusive_fails)))
        if result.status in (Status.FAIL, Status.ERROR):
            raise CheckFailed(result)
        if result.status == Status.SKIP:
            raise pytest.skip.Exception(plain(result.reason, limit=1000), _use_item_location=True)

    def _describe(self, result: Result) -> None:
        """Add the result to the properties of the test case; strings, which cross to junit and to xdist unharmed."""
        told = [("status", result.status.value), ("reason", plain(result.reason, limit=1000))]
        told += [(plain(measured.key), figure(measured)) for measured in result.measurements]
        told += [(plain(found.subject), plain(found.message, limit=1000)) for found in result.findings]
        self.user_properties += [(f"mlgate.{name}", text) for name, text in told if text]

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401 - as pytest.Item has it
        """Return a line for a check that failed: where it is declared, and why; and what got worse, and what to do."""
        if not isinstance(excinfo.value, CheckFailed):
            return super().repr_failure(excinfo, style)
        result = excinfo.value.result
        reason = plain(result.reason, limit=2000) or "see its subtests"
        word = "could not run" if result.status == Status.ERROR else "failed"
        return "\n".join([f"{plain(result.location)}: {word}: {reason}", *report.told(result)])

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the place of the check's table, its line from 0."""
        place = self.check.location
        return self.path, place.line - 1 if place and place.line else None, f"check {self.name}"
