"""`python -m mlgate.github`: one step of a job, from inputs in the environment to outputs, annotations and summary."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path

from mlgate.core.errors import ConfigurationError, MlgateError
from mlgate.github import check, plan
from mlgate.github.inputs import InputError, read
from mlgate.github.step import Refusal, Step

_CRASHED = 3


def main(environ: Mapping[str, str] = os.environ) -> int:
    """Do what the inputs ask for; return the exit code of the verdict, or 2 where nothing could be judged."""
    step = Step.of(environ)
    try:
        inputs = read(environ)
        run = plan.run if inputs.mode == "plan" else check.run
        return run(inputs, step, base_branch=_base_branch(environ))
    except InputError as error:
        return step.refuse([Refusal(message=problem) for problem in error.problems])
    except ConfigurationError as error:
        folder = check.root(inputs)
        refusals = [
            Refusal(
                message=problem.message,
                path=check.in_repository(folder, problem.location.path),
                line=problem.location.line,
            )
            for problem in error.problems
        ]
        return step.refuse(refusals)
    except MlgateError as error:
        return step.refuse([Refusal(message=str(error))])
    except Exception as error:  # noqa: BLE001 - a gate that breaks says so, and its traceback may hold data
        place = traceback.extract_tb(error.__traceback__)[-1]
        message = f"mlgate crashed with {type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
        return step.refuse([Refusal(message=message)], _CRASHED)


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
