"""What a step may say to its job: its log, its outputs, its part of the job's summary.

Nothing here writes to `GITHUB_ENV` or `GITHUB_PATH`, by which one step would change the others.
"""

from __future__ import annotations

import re
import secrets
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mlgate.core.display import plain
from mlgate.core.workflow_commands import command, stop

# GitHub drops a larger summary as a whole,
# <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits>.
SUMMARY_LIMIT = 1024 * 1024
_CUT = "\n\n_Cut here: GitHub shows no summary above 1 MiB. The verdict file has everything._\n"
_SHOWN = 10
_TITLE = "mlgate"
REFUSED = 2
_EMPTY = ("verdict-file", "html-file", "sarif-file", "matrix")
_COUNTS = ("passed", "failed", "warned", "inconclusive", "errors")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One reason why nothing was checked; `path` is relative to the repository, as GitHub wants it."""

    message: str
    path: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        """Return `path:line: message`, as linters write it."""
        place = [plain(self.path)] if self.path else []
        place += [str(self.line)] if self.path and self.line else []
        return ": ".join([*([":".join(place)] if place else []), plain(self.message, limit=2000)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a job, known by the files that GitHub reads when the step ends; `None` outside of GitHub."""

    outputs: Path | None = None
    summary: Path | None = None

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Step:
        """Return the step that `environ` describes."""
        return cls(outputs=_path(environ, "GITHUB_OUTPUT"), summary=_path(environ, "GITHUB_STEP_SUMMARY"))

    def write(self, values: Mapping[str, str]) -> None:
        """Set the step's outputs. The delimiter is random, so that no value can end it and set another."""
        if self.outputs is None:
            return
        with self.outputs.open("a", encoding="utf-8", errors="replace", newline="\n") as stream:
            for name, value in values.items():
                delimiter = f"mlgate_{secrets.token_hex(16)}"
                stream.write(f"{name}<<{delimiter}\n{value}\n{delimiter}\n")

    def summarise(self, markdown: str) -> None:
        """Add `markdown` to the job's summary, cut at what GitHub shows."""
        if self.summary is None:
            return
        content = markdown.encode("utf-8", "replace")
        if len(content) > SUMMARY_LIMIT:
            content = content[: SUMMARY_LIMIT - len(_CUT)].decode("utf-8", "ignore").encode() + _CUT.encode()
        with self.summary.open("ab") as stream:
            stream.write(content)

    def refuse(self, refusals: Sequence[Refusal], code: int = REFUSED) -> int:
        """Say why nothing was judged, in the log, the summary and the outputs; return `code`, the step's exit code."""
        for number, refusal in enumerate(refusals[:_SHOWN], 1):
            more = len(refusals) - _SHOWN if number == _SHOWN else 0
            log(_annotation(refusal, f" (and {more:,} more, see the log)" if more > 0 else ""))
        if len(refusals) > _SHOWN:
            log("\n".join(plain(refusal, limit=2000) for refusal in refusals[_SHOWN:]) + "\n")
        lines = "\n".join(str(refusal) for refusal in refusals)
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", lines)), default=0))
        self.summarise(f"## 💥 mlgate error: nothing was checked\n\n{fence}text\n{lines}\n{fence}\n")
        nothing = {**dict.fromkeys(_COUNTS, "0"), **dict.fromkeys(_EMPTY, "")}
        self.write({"verdict": "error", "exit-code": str(code), **nothing})
        return code


def log(text: str) -> None:
    """Write to the step's log in UTF-8, whatever the runner's code page is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def notice(text: str) -> None:
    """Say `text` in the log, and where GitHub lists what a run has to say."""
    log(f"{command('notice', [text], [('title', _TITLE)])}\n")


class Quiet:
    """A part of the log in which the runner obeys no command: data, and code of others, may print what they like."""

    def __init__(self) -> None:
        """Choose the word that ends it."""
        self._begin, self._end = stop()

    def __enter__(self) -> None:
        """Stop the runner from obeying."""
        log(f"{self._begin}\n")

    def __exit__(self, *_: object) -> None:
        """Let it obey again; on a line of its own, whatever was printed before."""
        log(f"\n{self._end}\n")


def _annotation(refusal: Refusal, more: str) -> str:
    place = [("file", refusal.path), ("line", refusal.line)] if refusal.path else []
    message = f"{plain(refusal.message, limit=2000)}{more}"
    return f"{command('error', [message], [*place, ('title', _TITLE)])}\n"


def _path(environ: Mapping[str, str], name: str) -> Path | None:
    return Path(environ[name]) if environ.get(name) else None
