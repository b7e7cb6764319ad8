"""What a session was asked for: options checked, the project found, and its checks added to what pytest collects."""

from __future__ import annotations

import functools
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mlgate import config as configuration
from mlgate import report
from mlgate.accept import refuse_unless_by_hand
from mlgate.context import Baseline
from mlgate.core import report_files
from mlgate.core.display import plain
from mlgate.core.errors import MlgateError, UsageError


class Project:
    """The project that is judged, and how; the same in every process of a session."""

    def __init__(self, *, config: pytest.Config, file: Path | None) -> None:
        """Keep `file`, the configuration, `None` for a project that only has tests in Python."""
        option = config.option
        self.file = file
        self.root: Path = file.parent if file else config.rootpath
        self.strict: bool = option.mlgate_strict
        self.update: bool = option.mlgate_update
        self.reason: str = (option.mlgate_reason or "").strip()
        self.reports = tuple(_report(text, config.invocation_params.dir) for text in option.mlgate_report)
        self.collects = bool(option.mlgate or config.getini("mlgate"))
        self.started = datetime.now(UTC)
        self._ref: str | None = option.mlgate_ref

    @functools.cached_property
    def baseline(self) -> Baseline:
        """What was accepted, as it is at the baseline's ref; read once a process.

        Raises:
            ConfigurationError: the configuration that names the ref is not TOML.
        """
        return Baseline(root=self.root, ref=self.ref)

    @property
    def base(self) -> str | None:
        """The git ref that the options name, from which the change comes; `None` for the default branch."""
        return self._ref

    @property
    def ref(self) -> str | None:
        """The baseline's git ref, `None` for the default."""
        if self._ref is not None or self.file is None:
            return self._ref
        return configuration.load(self.file)[0].baseline


PROJECT = pytest.StashKey[Project]()


def project(config: pytest.Config) -> Project:
    """Return the session's project; with no configuration file it is pytest's root directory.

    Raises:
        pytest.UsageError: an option that makes no sense here.
    """
    if PROJECT not in config.stash:
        try:
            config.stash[PROJECT] = Project(config=config, file=_file(config))
        except MlgateError as error:
            raise pytest.UsageError(plain(error, limit=2000)) from None
    return config.stash[PROJECT]


def activate(config: pytest.Config) -> None:
    """Check the options and add the configuration to what is collected.

    Raises:
        pytest.UsageError: an option that makes no sense here, or no configuration where one is asked for.
    """
    found = project(config)
    if found.update:
        try:
            refuse_unless_by_hand(force=False, reason=found.reason, option="--mlgate-update")
        except UsageError as error:
            raise pytest.UsageError(str(error)) from None
    elif found.reason:
        raise pytest.UsageError("--mlgate-reason says why figures are accepted: it needs --mlgate-update")
    if not (config.option.collectonly or hasattr(config, "workerinput")):
        # A run that is killed must not leave the report of an earlier one behind.
        for _, file in found.reports:
            report_files.remove(file)
    if found.collects:
        # The engine, 15 ms.
        from pytest_mlgate import collection

        assert found.file is not None
        config.pluginmanager.register(collection, "mlgate-collection")
        if not _named(config):
            config.args.append(str(found.file))


def _file(config: pytest.Config) -> Path | None:
    """Return the configuration: named as an option or as an argument, else that of the root directory."""
    given = config.option.mlgate_config
    named = {_absolute(config, given)} if given else set()
    named |= _named(config)
    if len(named) > 1:
        listed = ", ".join(sorted(plain(file) for file in named))
        raise UsageError(f"one configuration a run, not {len(named)}: {listed}")
    for file in named:
        if not file.is_file():
            raise UsageError(f"{plain(file)}: there is no such configuration file")
        return file
    try:
        return configuration.find(config.rootpath)
    except UsageError:
        if config.option.mlgate or config.getini("mlgate"):
            raise
        return None


def _named(config: pytest.Config) -> set[Path]:
    """Return the configuration files that the arguments name, as a file or by a check in it (`mlgate.toml::…`)."""
    given = config.option.mlgate_config
    names = {configuration.FILE_NAME, "pyproject.toml", Path(given).name if given else ""}
    files = (_absolute(config, argument.partition("::")[0]) for argument in config.args)
    return {file for file in files if file.name in names}


def _absolute(config: pytest.Config, path: str) -> Path:
    return Path(config.invocation_params.dir, path).absolute()


def _report(text: str, folder: Path) -> tuple[str, Path]:
    name, _, file = text.partition("=")
    try:
        report.require(name)
    except UsageError as error:
        raise UsageError(f"--mlgate-report: {error}") from error
    if not file:
        raise UsageError(f"--mlgate-report {plain(text)}: a file is needed, {name}=FILE")
    path = Path(folder, file)
    if not path.parent.is_dir():
        raise UsageError(f"--mlgate-report {plain(text)}: there is no folder {plain(path.parent)}")
    if why := report_files.why_none(path):
        raise UsageError(f"--mlgate-report {plain(text)}: {why}")
    return name, path
