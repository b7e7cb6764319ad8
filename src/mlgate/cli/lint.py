"""`mlgate lint PATH…`: machine-learning code rules, without a configuration."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from mlgate import engine
from mlgate.checks.lint import Options, problems
from mlgate.cli import output
from mlgate.context import Baseline, Context
from mlgate.core.display import plain
from mlgate.core.errors import CheckError, UsageError
from mlgate.core.model import Measurement, Verdict
from mlgate.rules.rule import Limits

_MOST_DIGITS = 12


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate lint`."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=".py and .ipynb files, or folders of them")
    parser.add_argument("--select", action="append", default=[], metavar="CODES", help="only these rules: MLL101,MLR")
    parser.add_argument("--ignore", action="append", default=[], metavar="CODES", help="all rules but these")
    parser.add_argument("--exclude", action="append", default=[], metavar="GLOB", help="not these, in folders")
    parser.add_argument(
        "--per-file-ignores", action="append", default=[], metavar="GLOB:CODES", help="not these rules there"
    )
    parser.add_argument("--changed-since", metavar="REF", help="only files that differ from the merge base with REF")
    parser.add_argument("--baseline", metavar="FILE", help="findings that are known and do not fail")
    parser.add_argument(
        "--max-output-bytes", type=_size, default=Limits().max_output_bytes, metavar="N", help="of a cell's outputs"
    )
    parser.add_argument("--no-cache", action="store_true", help="remember nothing between runs")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--write-baseline", metavar="FILE", help="write what is found to FILE, for --baseline")
    instead.add_argument("--fix", action="store_true", help="mend what can be mended safely")
    instead.add_argument("--diff", action="store_true", help="show what --fix would do; change nothing")
    output.configure(parser)


def run(arguments: argparse.Namespace) -> int:
    """Lint the paths and show the findings; mend them, or note them as known, where that is asked for."""
    asked = output.formats(arguments)
    options = _options(arguments)
    for _, message in problems(options):
        raise UsageError(message)
    context = Context(check="lint", root=Path.cwd(), baseline=Baseline(root=Path.cwd()))
    if options.baseline is not None:
        _refuse_broken(options.baseline, context)
    if arguments.write_baseline:
        # As below: loaded where it is asked for.
        from mlgate.cli import lint_baseline

        return lint_baseline.write(Path(arguments.write_baseline), options, context)
    fixed = 0
    if arguments.fix or arguments.diff:
        from mlgate.cli import fixing

        if arguments.diff:
            return fixing.show(options, context)
        fixed = fixing.fix(options, context)
    verdict = engine.run([engine.unconfigured("lint", "lint", options)], engine.Settings(root=Path.cwd()))
    verdict = _with_fixed(verdict, fixed) if arguments.fix else verdict
    output.show(verdict, asked, Path.cwd())
    return output.exit_code(verdict, arguments)


def _options(arguments: argparse.Namespace) -> Options:
    per_file: dict[str, tuple[str, ...]] = {}
    for text in arguments.per_file_ignores:
        glob, colon, codes = text.rpartition(":")
        if not colon or not glob:
            message = "--per-file-ignores wants a pattern of paths and codes: tests/**:MLR,MLL101"
            raise UsageError(message)
        per_file[glob] = (*per_file.get(glob, ()), *_codes([codes]))
    return Options(
        paths=tuple(arguments.paths),
        select=_codes(arguments.select),
        ignore=_codes(arguments.ignore),
        exclude=tuple(arguments.exclude),
        per_file_ignores=per_file,
        baseline=arguments.baseline,
        changed_since=arguments.changed_since,
        cache=not arguments.no_cache,
        max_output_bytes=arguments.max_output_bytes,
    )


def _size(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > _MOST_DIGITS:
        message = f"'{plain(text, limit=60)}' is no number of bytes: write it like 500000"
        raise argparse.ArgumentTypeError(message)
    return int(text)


def _refuse_broken(baseline: str, context: Context) -> None:
    # Most runs have none.
    from mlgate.checks import _known_findings

    try:
        _known_findings.matching(baseline, context)
    except CheckError as error:
        raise UsageError(str(error)) from error


def _with_fixed(verdict: Verdict, fixed: int) -> Verdict:
    result = verdict.results[0]
    told = sorted([*result.measurements, Measurement(name="fixed", value=fixed)], key=lambda one: one.key)
    return msgspec.structs.replace(verdict, results=(msgspec.structs.replace(result, measurements=tuple(told)),))


def _codes(asked: list[str]) -> tuple[str, ...]:
    codes = tuple(code.strip() for text in asked for code in text.split(",") if code.strip())
    if asked and not codes:
        # As from a variable that is not set: to lint by all the rules would not be what was meant.
        raise UsageError("an empty list of codes; write them like MLL101,MLR")
    return codes
