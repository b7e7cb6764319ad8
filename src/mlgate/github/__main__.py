"""`python -m mlgate.github`: one step of a job, from inputs in the environment to outputs, annotations and summary."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from mlgate.core.errors import ConfigurationError, MlgateError
from mlgate.github import check, plan, publish
from mlgate.github.event import Job
from mlgate.github.inputs import InputError, Inputs, read
from mlgate.github.step import REFUSED, Refusal, Step
from mlgate.github.telling import Telling

_CRASHED = 3
_ON_STDIN = "--token-on-stdin"
# A pipe takes it without a reader.
_LONGEST_TOKEN = 4000


def main(environ: Mapping[str, str] = os.environ, arguments: Sequence[str] = ()) -> int:
    """Do what the inputs ask for; return the exit code of the verdict, or 2 where nothing could be judged."""
    step = Step.of(environ)
    if _ON_STDIN in arguments:
        environ = {**environ, "MLGATE_TOKEN": _token_on_stdin()}
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
    except (Exception, SystemExit) as error:  # noqa: BLE001 - a gate that breaks says so; its traceback may hold data
        refusals = _refusals(error, inputs)
        code = step.refuse(refusals, REFUSED if isinstance(error, MlgateError) else _CRASHED)
    if inputs.mode == "check":
        telling.tell_refusal([str(refusal) for refusal in refusals])
    return code


def command() -> int:
    """Run as the program `mlgate-github`: the process that runs checks never had the token in its environment."""
    token = os.environ.pop("MLGATE_TOKEN", "")
    # Windows shows the environment of a process to no other, and its exec does not wait.
    if token and os.name != "nt":
        _anew(token)
    return main({**os.environ, "MLGATE_TOKEN": token}, sys.argv[1:])


def _anew(token: str) -> NoReturn:
    """Become a process with `token` on standard input and in no environment."""
    reading, writing = os.pipe()
    os.write(writing, token.encode("utf-8", "replace")[:_LONGEST_TOKEN] + b"\n")
    os.close(writing)
    os.dup2(reading, 0)
    os.close(reading)
    os.execv(sys.executable, [sys.executable, "-P", "-m", "mlgate.github", _ON_STDIN])  # noqa: S606 - no shell


def _token_on_stdin() -> str:
    """Return the first line of standard input, of which nothing is left for what the checks start."""
    token = sys.stdin.buffer.readline().decode("utf-8", "replace").strip()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, sys.stdin.fileno())
    os.close(nothing)
    return token


def _refusals(error: BaseException, inputs: Inputs) -> list[Refusal]:
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
    sys.exit(main(arguments=sys.argv[1:]))
