"""Asks deepchecks, in a process of its own, and reads what it answers.

Where the user's own environment has the pinned version the process runs in that; where it cannot be imported there, and
everywhere else, in an environment of its own. Its process gets nothing of the user's environment variables, and ends
when its time is over.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.folders import user_cache
from mlgate.isolated import environment, processes
from mlgate.isolated.catalogue import FOLDER, catalogue

__all__ = [
    "RECIPE",
    "Answer",
    "Condition",
    "Failure",
    "Request",
    "Wanted",
    "WantedCheck",
    "ask",
    "catalogue",
    "own_version",
]

REQUEST_SCHEMA = "mlgate/deepchecks-request/v1"
ANSWER_SCHEMA = "mlgate/deepchecks-answer/v1"
RUNNER = FOLDER / "deepchecks_runner.py"
RECIPE = environment.Recipe(
    name="deepchecks",
    requirements=FOLDER / "deepchecks_requirements.txt",
    module="deepchecks.tabular.suites, pyarrow",
    pythons=("3.12", "3.11"),
    # Without this it asks its makers for their latest version, whenever it is imported.
    settings={"DISABLE_LATEST_VERSION_CHECK": "True", "DISABLE_DEEPCHECKS_ANONYMOUS_TELEMETRY": "True"},
)
_MOST_ANSWER = 64 * 2**20  # bytes

Side = Literal["reference", "data"]


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A condition and its arguments."""

    name: str
    arguments: dict[str, Any] = {}


class WantedCheck(msgspec.Struct, frozen=True, kw_only=True):
    """A check, its parameters and the conditions that it is held to."""

    check: str
    parameters: dict[str, Any] = {}
    conditions: tuple[Wanted, ...] = ()


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What deepchecks is asked: paths of Parquet files, the roles of their columns, and the checks.

    Tables of predictions have columns `y_pred` and, for each class in order, `score_0`, `score_1` and so on.
    """

    schema: str = REQUEST_SCHEMA
    title: str
    data: str
    reference: str | None
    predictions: dict[Side, str]
    label: str | None
    features: tuple[str, ...]
    cat_features: tuple[str, ...] | None
    id: str | None
    datetime: str | None
    label_type: str | None
    checks: tuple[WantedCheck, ...]
    html: str
    answer: str


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """How a condition ended; `dataset` where it was judged on each of two, `details` may hold values of the data."""

    check: str
    dataset: Side | None
    condition: str
    text: str
    status: Literal["PASS", "WARN", "FAIL", "ERROR"]
    details: str


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """A check that did not run; `message` are deepchecks' own words where it has any, `details` may hold values.

    `applicable` is false where it is for another task than this data's; `judges` says whether it has conditions.
    """

    check: str
    dataset: Side | None
    type: str
    message: str
    details: str
    applicable: bool
    judges: bool


class Broken(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no answer: the request is wrong, deepchecks cannot be imported, or it failed as a whole."""

    stage: Literal["request", "import", "run"]
    type: str
    message: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What deepchecks said of every condition and of every check that did not run."""

    schema: str
    deepchecks: str = ""
    conditions: tuple[Condition, ...] = ()
    failures: tuple[Failure, ...] = ()
    error: Broken | None = None


def ask(request: Request, *, scratch: Path, timeout: float, progress: Callable[[str], None]) -> Answer:
    """Return the answer to `request`; files of the conversation are in `scratch`.

    Raises:
        CheckError: there is no environment to ask in, it took too long, or it failed as a whole.
    """
    if own_version() == catalogue().deepchecks:
        answer = _asked(request, Path(sys.executable), scratch, timeout)
        if not _cannot_import(answer):
            return _checked(answer)
    python = environment.ready(RECIPE, progress)
    progress("asking deepchecks")
    answer = _asked(request, python, scratch, timeout)
    if _cannot_import(answer) and (answer is not None or not environment.works(RECIPE, python)):
        progress("the environment of deepchecks is broken, and is made again")
        answer = _asked(request, environment.ready(RECIPE, progress, again=True), scratch, timeout)
    return _checked(answer, processes.last_line(scratch / "log.txt"))


def own_version() -> str | None:
    """Return the version of deepchecks in the user's own environment, `None` where it is not there."""
    try:
        return version("deepchecks")
    except PackageNotFoundError:
        return None


def _cannot_import(answer: Answer | None) -> bool:
    return answer is None or (answer.error is not None and answer.error.stage == "import")


def _asked(request: Request, python: Path, scratch: Path, timeout: float) -> Answer | None:
    """Return the answer, `None` where the process ended without one. Raises CheckError where it took too long."""
    path, told = scratch / "request.json", Path(request.answer)
    path.write_bytes(msgspec.json.encode(request))
    told.unlink(missing_ok=True)
    settings = {**RECIPE.settings, "MPLCONFIGDIR": _matplotlib(scratch), "PYTHONHASHSEED": "0"}
    try:
        code = processes.run(
            # Isolated as by -I, which would also leave hashes to chance, and with them the order of sets.
            [python, "-P", "-s", "-W", "ignore", RUNNER, path],
            log=scratch / "log.txt",
            environment=processes.scrubbed(scratch, settings),
            timeout=timeout,
        )
    except TimeoutError as error:
        mend = "give it more with `timeout`, or let its checks look at fewer rows with `n_samples`"
        raise CheckError(f"deepchecks {error}; {mend}") from error
    except OSError:
        return None
    if code == -getattr(signal, "SIGKILL", 9):
        raise CheckError("deepchecks was killed: is there too little memory? It holds all rows of its data at once")
    return _read(told) if told.is_file() else None


def _matplotlib(scratch: Path) -> str:
    """Return where matplotlib keeps what it knows of fonts, which takes it seconds to find out."""
    try:
        folder = user_cache("matplotlib")
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except (OSError, RuntimeError):
        return str(scratch)
    return str(folder)


def _read(path: Path) -> Answer:
    if path.stat().st_size > _MOST_ANSWER:
        raise CheckError(f"deepchecks answered with {path.stat().st_size:,} bytes, more than can be meant")
    try:
        answer = msgspec.json.decode(path.read_bytes(), type=Answer)
    except msgspec.DecodeError as error:
        raise CheckError("deepchecks' answer cannot be read: it is not what the runner writes") from error
    if answer.schema != ANSWER_SCHEMA:
        raise CheckError(f"deepchecks' answer is '{plain(answer.schema, limit=80)}', not {ANSWER_SCHEMA}")
    return answer


def _checked(answer: Answer | None, said: str = "") -> Answer:
    if answer is None:
        # What a program says at its end may quote the data; the name of an error does not.
        name = said.partition(":")[0]
        why = f" ({name})" if name.isidentifier() else ""
        raise CheckError(f"deepchecks ended without an answer{why}; fewer checks would tell which one it is")
    if answer.error is None:
        return answer
    error = answer.error
    words = f": {plain(error.message, limit=300)}" if error.message else ""
    if error.stage == "request":
        raise CheckError(f"deepchecks{words}")
    raise CheckError(f"deepchecks failed as a whole with {plain(error.type, limit=80)}{words}")
