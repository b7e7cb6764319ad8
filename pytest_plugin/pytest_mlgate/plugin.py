"""mlgate in pytest: options, the `mlgate` fixture, and where what was judged is brought together.

Every run of pytest in an environment with mlgate loads this module, so it loads nothing itself: what uses mlgate comes
from the other modules of this package, when an option, the configuration or a test asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pytest_mlgate.fixture import Gate

# The attribute of a test's report in which what mlgate judged there travels, as JSON: reports are what pytest-xdist
# brings from its workers one by one, so that a worker that dies later takes nothing with it.
PAYLOAD = "mlgate_record"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options, all prefixed, and the switch for the configuration file."""
    group = parser.getgroup("mlgate", "quality gates for data, models and code (mlgate)")
    group.addoption("--mlgate", action="store_true", help="run every check of mlgate.toml (or [tool.mlgate]) as a test")
    group.addoption("--mlgate-config", metavar="FILE", help="default: mlgate.toml in rootdir or in a folder above")
    group.addoption("--mlgate-ref", metavar="REF", help="git ref of the baseline; default: `baseline` of the file")
    group.addoption("--mlgate-strict", action="store_true", help="a check without enough data to decide fails")
    group.addoption(
        "--mlgate-report",
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help="write the verdict over all checks and measurements; as `mlgate check --format`; repeatable",
    )
    group.addoption(
        "--mlgate-update", action="store_true", help="accept what is measured as the baseline in mlgate.lock; not in CI"
    )
    group.addoption("--mlgate-reason", metavar="TEXT", help="why it is accepted; kept in mlgate.lock")
    parser.addini("mlgate", "as --mlgate: run every check of mlgate.toml as a test", type="bool", default=False)


class Inbox:
    """What mlgate judged in this session's tests, in the process that reports."""

    def __init__(self, config: pytest.Config) -> None:
        """Start empty: what tests brought by node id, which of them failed, and how many began."""
        self.config = config
        self.payloads: dict[str, str] = {}
        self.failed: set[str] = set()
        self.tests = 0
        self.lines: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep what a test brings; of a test that is run again, what it brought last."""
        if report.when == "setup":
            self.tests += 1
            self.failed.discard(report.nodeid)
        if report.failed:
            self.failed.add(report.nodeid)
        payload = getattr(report, PAYLOAD, None)
        if payload is not None:
            self.payloads[report.nodeid] = payload

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Bring together what was judged, where anything was."""
        if hasattr(self.config, "workerinput") or self.config.option.collectonly:
            return
        if self.payloads or _active(self.config):
            # mlgate's own modules, 40 ms.
            from pytest_mlgate import summary

            self.lines = summary.finish(session, self)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Show the section of mlgate, where there is anything to say."""
        if self.lines:
            terminalreporter.section("mlgate")
            for line in self.lines:
                terminalreporter.line(line)


def pytest_configure(config: pytest.Config) -> None:
    """Prepare what the options ask for; wrong usage ends the run here."""
    config.addinivalue_line("markers", "mlgate: a check of mlgate.toml, run as a test by --mlgate")
    config.pluginmanager.register(Inbox(config), "mlgate-inbox")
    if _active(config):
        # mlgate's own modules, 40 ms.
        from pytest_mlgate import activation

        activation.activate(config)


@pytest.fixture
def mlgate(request: pytest.FixtureRequest) -> Gate:
    """Judge data, models and numbers in a test: `mlgate.contract`, `mlgate.compare`, `mlgate.measure`."""
    # mlgate's own modules, 40 ms.
    from pytest_mlgate.fixture import Gate

    return Gate(request)


def _active(config: pytest.Config) -> bool:
    option = config.option
    asked = (option.mlgate, option.mlgate_config, option.mlgate_update, option.mlgate_reason, option.mlgate_report)
    return any(asked) or bool(config.getini("mlgate"))
