"""Mode `check`: run the checks of the configuration and say in the job how they ended."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from mlgate import config, engine, report
from mlgate.core import places
from mlgate.core.display import plain
from mlgate.core.errors import UsageError
from mlgate.core.model import Status, Verdict
from mlgate.earlier import with_earlier
from mlgate.github.inputs import Inputs
from mlgate.github.step import SUMMARY_LIMIT, Quiet, Step, log, notice
from mlgate.goalposts import Asked, weighed
from mlgate.report import html, markdown
from mlgate.stores import files, git, history

# A character of the summary takes up to four bytes.
_SUMMARY_CHARACTERS = SUMMARY_LIMIT // 4
OUTPUTS = {
    "passed": Status.PASS,
    "failed": Status.FAIL,
    "warned": Status.WARN,
    "inconclusive": Status.INCONCLUSIVE,
    "errors": Status.ERROR,
}


def run(inputs: Inputs, step: Step, *, base_branch: str, tell: Callable[[Verdict], None]) -> int:
    """Run the checks, write log, annotations, summary, verdict file and outputs; return the verdict's exit code.

    `base_branch` is the branch that a pull request goes to, or empty; `tell` tells the pull request, last, when nothing
    can be lost by it.

    Raises:
        ConfigurationError: with every problem of the configuration; nothing ran.
        UsageError: there is no configuration, no check is selected, or the verdict cannot be written as asked.
    """
    verdict_file, html_file = _fresh_file(root(inputs), "verdict.json"), _fresh_file(root(inputs), "verdict.html")
    if inputs.html:
        report.require("html")
    if inputs.sarif is not None:
        _fresh(inputs.sarif)
    # Kinds of other packages are imported here, and may print what they like.
    with Quiet():
        loaded, checks = engine.plan(inputs.config or config.find(inputs.working_directory), inputs.checks)
    settings = engine.Settings(
        root=loaded.root, config=loaded, ref=_ref(inputs, loaded, base_branch), strict=inputs.strict
    )
    deepened(loaded.root, base_branch)
    with Quiet():
        asked = Asked(checks=checks, settings=settings, selection=inputs.checks, base=branched(base_branch))
        verdict = weighed(engine.run(checks, settings), asked)
        verdict = with_earlier(verdict, loaded.root, settings.ref or loaded.baseline)
        log(report.render("text", verdict))
    placed = places.placed(verdict, git.prefix(loaded.root) or "")
    if inputs.annotations:
        log(report.render("github", placed))
    summary = markdown.render(placed, limit=_SUMMARY_CHARACTERS)
    if extras := _missing_extras(verdict):
        hint = f'give the step that uses mlgate the input `extras: "{" ".join(extras)}"`'
        notice(hint)
        summary += f"\nTo mend what could not run: {hint}.\n"
    step.summarise(summary)
    _write(verdict_file, report.render("json", verdict))
    if inputs.html:
        _write(html_file, html.render(verdict, source=_source(inputs, verdict, loaded.root)))
    if inputs.sarif is not None:
        _write_report(inputs.sarif, "sarif", placed)
    step.write(
        {
            "verdict": verdict.verdict.value,
            "exit-code": str(verdict.exit_code),
            **{name: str(verdict.counts[status]) for name, status in OUTPUTS.items()},
            "verdict-file": verdict_file.as_posix(),
            "html-file": html_file.as_posix() if inputs.html else "",
            "sarif-file": "" if inputs.sarif is None else inputs.sarif.as_posix(),
        }
    )
    tell(placed)
    return verdict.exit_code


def root(inputs: Inputs) -> Path:
    """Return the folder of the configuration, or the working directory where there is none."""
    if inputs.config is not None:
        return inputs.config.parent
    try:
        return config.find(inputs.working_directory).parent
    except UsageError:
        return inputs.working_directory


def in_repository(folder: Path, path: str) -> str:
    """Return `path`, relative to `folder`, as GitHub names it: relative to the top of the repository."""
    return places.place(git.prefix(folder) or "", path)


def _ref(inputs: Inputs, loaded: config.Config, base_branch: str) -> str | None:
    """Return the baseline's ref: the input, else the configuration's own, else where a pull request branched off."""
    if inputs.baseline is not None or loaded.baseline is not None or not base_branch:
        return inputs.baseline
    return branched(base_branch)


def branched(base_branch: str) -> str | None:
    """Return the ref of where a pull request to `base_branch` branched off; `None` where there is no pull request."""
    return f"refs/remotes/origin/{base_branch}..." if base_branch else None


def deepened(folder: Path, base_branch: str) -> None:
    """Fetch what is needed to know where a pull request branched off, or say what to set."""
    why = history.deepen(folder, base_branch) if base_branch else ""
    if why:
        what = plain(f"it is not known where this change left origin/{base_branch}: {why}")
        notice(f"{what}; give actions/checkout `fetch-depth: 0`")


def _source(inputs: Inputs, verdict: Verdict, folder: Path) -> str | None:
    """Return the address of `folder` at the commit that was judged, for links to lines of source."""
    if inputs.repository_url is None or verdict.commit is None:
        return None
    return f"{inputs.repository_url}/blob/{verdict.commit}/{git.prefix(folder) or ''}"


def _fresh_file(folder: Path, name: str) -> Path:
    """Return where the verdict goes."""
    return _fresh(folder / files.STATE_FOLDER / name)


def _fresh(path: Path) -> Path:
    """Return `path`. What an earlier run left there is removed, so that it is never taken for that of this run."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        message = f"{plain(path)}: the verdict of an earlier run cannot be removed: {error.strerror}"
        raise UsageError(message) from error
    return path


def _write(path: Path, text: str) -> None:
    try:
        files.make_state_folder(path.parent)
        files.write_atomic(path, text.encode("utf-8", "replace"))
    except OSError as error:
        message = f"{plain(path)}: the verdict cannot be written: {error.strerror}"
        raise UsageError(message) from error


def _write_report(path: Path, name: str, verdict: Verdict) -> None:
    try:
        files.write_whole(path, report.render(name, verdict).encode("utf-8", "replace"))
    except OSError as error:
        message = f"{plain(path)}: cannot be written: {error.strerror}"
        raise UsageError(message) from error


def _missing_extras(verdict: Verdict) -> list[str]:
    """Return the extras that checks miss: in a job they are an input, and `pip install` is not what helps."""
    reasons = " ".join(result.reason for result in verdict.results if result.status == Status.ERROR)
    return sorted(set(re.findall(r"pip install 'mlgate\[([a-z]+)\]'", reasons)))
