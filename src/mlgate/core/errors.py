"""What can go wrong around a check: broken configuration, wrong usage, a check that cannot run."""

from __future__ import annotations

import msgspec

from mlgate.core.model import Location


class MlgateError(Exception):
    """An error whose message is written for the user: what is wrong, where, and how to mend it."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong in a configuration or contract file."""

    message: str
    location: Location

    def __str__(self) -> str:
        """Return `path:line: message`."""
        return f"{self.location}: {self.message}"


class ConfigurationError(MlgateError):
    """A configuration that cannot be used; carries every problem at once. Exit code 2, nothing ran."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep `problems` in the order of their places."""
        self.problems = tuple(sorted(problems, key=lambda p: (p.location.path, p.location.line or 0, p.message)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UsageError(MlgateError):
    """A command, option or argument that makes no sense here. Exit code 2, nothing ran."""


class CheckError(MlgateError):
    """A check that could not be run on what it was given; ends as status `error`, never as a pass."""

    def __init__(self, message: str, location: Location | None = None) -> None:
        """Keep `location`, the place of the cause, when it is not the check's own."""
        self.location = location
        super().__init__(message)
