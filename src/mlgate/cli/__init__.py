"""The `mlgate` command: arguments in, text and exit code out.

Each command is a module of this package with `configure(parser)` and `run(arguments) -> int`, loaded only when it is
called: `mlgate lint` as a hook must start in the time that Python's own `ast` and `argparse` take.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

from mlgate import __version__
from mlgate.core.console import Parser, say, show_tracebacks, tame_warnings
from mlgate.core.errors import CheckError, ConfigurationError, MlgateError

COMMANDS = {
    "init": "propose configuration, contracts, hooks and a workflow for the repository, and write what is not there",
    "check": "run the checks of the configuration: all, or those named",
    "plan": "the CI job matrix that this change needs, as JSON",
    "accept": "run the checks, then record the present measurements as the baseline",
    "lint": "machine-learning code rules on .py and .ipynb files",
    "infer": "draft a data contract from data, or refine one by other data",
    "convert": "a schema of pandera, Great Expectations, Table Schema or JSON Schema as a data contract, and back",
    "diff": "two contracts: what breaks those who rely on them; two data sets: what drifted",
    "scan": "is this model file safe to load?",
    "explain": "what a rule or a kind means; of a check that failed, the evidence",
    "report": "a verdict's file as a page for a browser",
    "schema": "JSON Schema of the configuration and of the verdict",
    "doctor": "what is installed, what is missing, and what each extra would add",
}
_INTERRUPTED = 130
_BROKEN_PIPE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that `argv` names and return its exit code (0 passed, 1 failed, 2 usage, 3 could not run)."""
    words = list(sys.argv[1:] if argv is None else argv)
    arguments = _parser(words).parse_args(words)
    tame_warnings()
    if arguments.verbose:
        show_tracebacks()
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except ConfigurationError as error:
        return _refuse([str(problem) for problem in error.problems], 2)
    except CheckError as error:
        return _refuse([str(error)], 3)
    except MlgateError as error:
        return _refuse([str(error)], 2)
    except KeyboardInterrupt:
        return _refuse(["interrupted"], _INTERRUPTED)
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; without this the interpreter complains again while it shuts down.
        sys.stdout = open(os.devnull, "w", encoding="ascii")  # noqa: SIM115, PTH123
        return _BROKEN_PIPE
    except (Exception, SystemExit) as error:  # noqa: BLE001 - exit code 1 says that a check failed, which a crash does not, and 0 that none did
        return _refuse([_crash(error)], 3)
    return code


def _crash(error: BaseException) -> str:
    """Say where mlgate itself crashed. The exception's own text may hold values of data, and goes to the log only."""
    # As in `engine`: 10 ms at start-up for what should never happen.
    import logging
    import traceback

    logging.getLogger("mlgate").debug("crashed", exc_info=error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(place.filename)}:{place.lineno}"  # noqa: PTH119 - pathlib has no part in the start
    return f"crashed with {type(error).__name__} at {where}, a bug in mlgate; --verbose shows the traceback"


def _refuse(messages: list[str], code: int) -> int:
    for message in messages:
        say(message)
    return code


def _parser(words: list[str]) -> argparse.ArgumentParser:
    parser = Parser(
        prog="mlgate",
        description="Quality gates for machine-learning repositories: data, model and code under one verdict.",
        epilog="Exit codes: 0 passed, 1 a check failed, 2 wrong usage or configuration, 3 a check could not run.",
    )
    parser.add_argument("--version", action="version", version=f"mlgate {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    called = next((word for word in words if not word.startswith("-")), None)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        if name == called:
            module = importlib.import_module(f"{__name__}.{name}")
            command.add_argument(
                "-v", "--verbose", action="store_true", help="show the traceback of a check that crashes"
            )
            module.configure(command)
            command.set_defaults(run=module.run)
    return parser
