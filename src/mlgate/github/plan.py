"""Mode `plan`: say which checks the change needs, as the matrix of a job."""

from __future__ import annotations

import msgspec

from mlgate import config, planning
from mlgate.core.display import plain, plural
from mlgate.github.check import branched, deepened
from mlgate.github.inputs import Inputs
from mlgate.github.step import Quiet, Step, log
from mlgate.report._summary import shortened
from mlgate.report.markdown import code, prose
from mlgate.touched import Touched, matrix, touched

_SHOWN = 200


def run(inputs: Inputs, step: Step, *, base_branch: str) -> int:
    """Write the output `matrix`, and to log and summary which checks it has and why; return 0.

    Raises:
        ConfigurationError: with every problem of the configuration.
        UsageError: there is no configuration, or no check is selected.
    """
    # Kinds of other packages are imported here, and may print what they like.
    with Quiet():
        loaded, checks = planning.plan(inputs.config or config.find(inputs.working_directory), inputs.checks)
    deepened(loaded.root, base_branch)
    with Quiet():
        found = touched(loaded, checks, branched(base_branch) or inputs.baseline)
    log("".join(f"{plain(one.check)}: {plain(one.why)}\n" for one in found) or "no check is touched by this change\n")
    step.summarise(_summary(found, len(checks)))
    step.write({"matrix": msgspec.json.encode(matrix(found)).decode("ascii"), "exit-code": "0"})
    return 0


def _summary(found: tuple[Touched, ...], count: int) -> str:
    lines = [f"- {code(one.check)}: {prose(one.why)}\n" for one in found[:_SHOWN]]
    if more := shortened(found, _SHOWN):
        lines.append(f"- {more}\n")
    return f"## mlgate plan: {len(found):,} of {plural(count, 'check')}\n\n{''.join(lines)}"
