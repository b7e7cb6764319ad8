"""`mlgate explain NAME`: what a rule or kind means; of a check that failed, the evidence; the ML Test Score."""

from __future__ import annotations

import argparse
import inspect
import re
from pathlib import Path

from mlgate import config, registry, repositories, rules
from mlgate.cli.check import last_verdict
from mlgate.core.display import nearest, plain
from mlgate.core.errors import UsageError
from mlgate.core.model import Result, Verdict
from mlgate.core.verdict_file import read_verdict
from mlgate.report import explained
from mlgate.report._ml_test_score import score_lines

_SCORE = "ml-test-score"
# What is written like the code of a rule is no check, whatever there is a configuration of.
_CODE = re.compile(r"ML[A-Z]\d*")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate explain`."""
    parser.add_argument("name", metavar="CODE|KIND|CHECK", help=f"MLL101, contract, contract.train, or {_SCORE}")


def run(arguments: argparse.Namespace) -> int:
    """Print the page of a rule or a kind, or what the last run knows of a check.

    Raises:
        UsageError: nothing has that name.
    """
    name = arguments.name
    if name.upper() in rules.codes():
        print(rules.explain(name.upper()))
    elif name.upper() in repositories.codes():
        print(repositories.explain(name.upper()))
    elif name == _SCORE:
        print("\n".join(score_lines(_last_verdict(name))))
    elif name in registry.kinds():
        print(inspect.cleandoc(registry.load(name).__doc__ or name))
    elif _CODE.fullmatch(name.upper()):
        raise UsageError(f"there is no rule '{plain(name)}'{nearest(name.upper(), _codes())}")
    elif "." not in name:
        raise UsageError(
            f"'{plain(name)}' is no rule or kind, and checks are called KIND.NAME{nearest(name, _known())}"
        )
    else:
        print(_evidence(_last_result(name)))
    return 0


def _last_verdict(name: str) -> Verdict:
    path = last_verdict(config.find(Path.cwd()).parent)
    if not path.is_file():
        known = "" if name == _SCORE else f"'{plain(name)}' is no rule or kind{nearest(name, _known())}; "
        raise UsageError(f"{known}of checks there is nothing to explain before `mlgate check`")
    return read_verdict(path.read_bytes(), path.name)


def _codes() -> list[str]:
    return [*rules.codes(), *repositories.codes()]


def _known() -> list[str]:
    return [*_codes(), *registry.kinds(), _SCORE]


def _last_result(name: str) -> Result:
    verdict = _last_verdict(name)
    for result in verdict.results:
        if result.check == name:
            return result
    message = f"'{plain(name)}' is no rule, kind, or check of the last run"
    raise UsageError(message + nearest(name, [*_known(), *(result.check for result in verdict.results)]))


def _evidence(result: Result) -> str:
    lines = list(explained(result))
    for finding in result.findings:
        if finding.evidence:
            lines.append(f"evidence of {plain(finding.subject)}:")
            lines += [f"  {plain(key)}: {plain(value, limit=2000)}" for key, value in sorted(finding.evidence.items())]
    return "\n".join(lines)
