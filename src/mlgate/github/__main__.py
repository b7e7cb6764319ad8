"""`python -m mlgate.github`: one step of a job, from inputs in the environment to outputs, annotations and summary."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path

from mlgate.core.errors import ConfigurationError, MlgateError
from mlgate.github import check, plan, publish
from mlgate.github.event import Job
from mlgate.github.inputs import InputError, Inputs, read
from mlgate.github.step import REFUSED, Refusal, Step
from mlgate.github.telling import Telling

_CRASHED = 3


def main(environ: Mapping[str, str] = os.environ) -> int:
    """Do what the inputs ask for; return the exit code of the verdict, or 2 where nothing could be judged."""
    step = Step.of(environ)
    try:
        inputs = read(environ)
    except InputError as error:
        return step.refuse([Refusal(message=problem) for problem in error.problems])
    # Checks run code of the pull request, which need not find the token in its environment.
    os.environ.pop("MLGATE_TOKEN", None)
    telling = Telling(inputs=inputs, step=step, job=Job.of(environ))
    try:
        if inputs.mode == "publish":
            return publish.run(telling)
        if inputs.mode == "plan":
            return plan.run(inputs, step, base_branch=_base_branch(environ))
        return check.run(inputs, step, base_branch=_base_branch(environ), tell=telling.tell)
    except Exception as error:  # noqa: BLE001 - a gate that breaks says so, and its traceback may hold data
        refusals = _refusals(error, inputs)
        code = step.refuse(refusals, REFUSED if isinstance(error, MlgateError) else _CRASHED)
    if inputs.mode == "check":
        telling.tell_refusal([str(refusal) for refusal in refusals])
    return code


def _refusals(error: Exception, inputs: Inputs) -> list[Refusal]:
    """Return in words why nothing was checked, each at its place."""
    if isinstance(error, ConfigurationError):
        folder = check.root(inputs)
        return [
            Refusal(
                message=problem.message,
                path=check.in_repository(folder, problem.location.path),
                line=problem.location.line,
            )
            for problem in error.problems
        ]
    if isinstance(error, MlgateError):
        return [Refusal(message=str(error))]
    place = traceback.extract_tb(error.__traceback__)[-1]
    return [
        Refusal(message=f"mlgate crashed with {type(error).__name__} at {Path(place.filename).name}:{place.lineno}")
    ]


def _base_branch(environ: Mapping[str, str]) -> str:
    """Return the branch that a pull request goes to, alone or in a merge queue; empty for other events."""
    if environ.get("GITHUB_EVENT_NAME") != "merge_group":
        return environ.get("GITHUB_BASE_REF", "")
    try:
        event = json.loads(Path(environ["GITHUB_EVENT_PATH"]).read_bytes())
        return str(event["merge_group"]["base_ref"]).removeprefix("refs/heads/")
    except (OSError, ValueError, KeyError, TypeError):
        return ""


if __name__ == "__main__":
    sys.exit(main())
