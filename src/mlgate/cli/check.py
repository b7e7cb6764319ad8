"""`mlgate check [NAME…]`: run the checks of the configuration."""

from __future__ import annotations

import argparse
from pathlib import Path

from mlgate import config, engine, report
from mlgate.cli import output
from mlgate.core.display import plain
from mlgate.core.errors import UsageError
from mlgate.core.model import Verdict
from mlgate.earlier import with_earlier
from mlgate.goalposts import Asked, weighed
from mlgate.stores.files import STATE_FOLDER, make_state_folder, write_atomic

_LAST_VERDICT = "verdict.json"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate check`."""
    selection(parser)
    parser.add_argument("--strict", action="store_true", help="a check without enough data to decide fails")
    output.configure(parser)


def selection(parser: argparse.ArgumentParser) -> None:
    """Add the arguments by which `check` and `accept` choose what runs."""
    parser.add_argument("names", nargs="*", metavar="NAME", help="a check (contract.train), a kind, or a glob")
    parser.add_argument("--kind", action="append", default=[], help="run the checks of this kind; repeatable")
    parser.add_argument("--ref", help="git ref of the baseline; default: `baseline` of the configuration")
    parser.add_argument("--config", type=Path, metavar="FILE", help="default: mlgate.toml here or in a folder above")


def run(arguments: argparse.Namespace) -> int:
    """Run the checks, show the verdict and keep it as the last one."""
    asked = output.formats(arguments)
    loaded, verdict = judged(arguments, strict=arguments.strict, goalposts=True)
    output.show(verdict, asked, loaded.root)
    return output.exit_code(verdict, arguments)


def judged(arguments: argparse.Namespace, *, strict: bool, goalposts: bool = False) -> tuple[config.Config, Verdict]:
    """Run the checks that `arguments` select and keep the verdict in `.mlgate/`, with what was accepted earlier.

    With `goalposts` it is weighed by what the change moves of what it is judged by.
    """
    path = arguments.config.resolve() if arguments.config else config.find(Path.cwd())
    selection = (*arguments.names, *arguments.kind)
    # A run that is killed, or checks nothing, must not leave the verdict of an earlier one behind.
    _forget(last_verdict(path.parent))
    loaded, checks = engine.plan(path, selection)
    with output.progress() as progress:
        settings = engine.Settings(root=loaded.root, config=loaded, ref=arguments.ref, strict=strict, progress=progress)
        verdict = engine.run(checks, settings)
        if goalposts:
            asked = Asked(checks=checks, settings=settings, selection=selection, base=arguments.ref)
            verdict = weighed(verdict, asked)
    verdict = with_earlier(verdict, loaded.root, arguments.ref or loaded.baseline)
    _keep(loaded.root, verdict)
    return loaded, verdict


def last_verdict(root: Path) -> Path:
    """Return where the last verdict of the project at `root` is kept."""
    return root / STATE_FOLDER / _LAST_VERDICT


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except NotADirectoryError:
        # The folder's name is a file's, in which there is no verdict.
        return
    except OSError as error:
        message = f"{plain(path)}: the verdict of an earlier run cannot be removed: {error.strerror}; remove it"
        raise UsageError(message) from error


def _keep(root: Path, verdict: Verdict) -> None:
    path = last_verdict(root)
    try:
        make_state_folder(path.parent)
        write_atomic(path, report.render("json", verdict).encode("utf-8"))
    except OSError:
        # A read-only checkout can be judged all the same; only `mlgate explain CHECK` will have nothing to show.
        return
