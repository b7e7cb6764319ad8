"""Runs deepchecks in whatever environment has it, and knows nothing of mlgate.

`python deepchecks_runner.py REQUEST` reads a request (JSON, `mlgate/deepchecks-request/v1`) that names Parquet files,
and writes the answer (JSON, `mlgate/deepchecks-answer/v1`) and the HTML where the request says. `--describe FOLDER`
writes `deepchecks_catalogue.json`, what checks there are, into a folder.

Nothing is unpickled and nothing is sent anywhere: deepchecks asks its makers for the latest version when it is
imported, which `DISABLE_LATEST_VERSION_CHECK` switches off.
"""

from __future__ import annotations

import contextlib
import inspect
import json
import os
import random
import re
import sys
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

REQUEST_SCHEMA = "mlgate/deepchecks-request/v1"
ANSWER_SCHEMA = "mlgate/deepchecks-answer/v1"
SUITES = ("data_integrity", "train_test_validation", "model_evaluation")
_CONDITION = "add_condition_"
# Errors whose words are deepchecks' own; all others may quote the data.
_OWN_WORDS = frozenset(
    {
        "DatasetValidationError",
        "DeepchecksNotSupportedError",
        "DeepchecksProcessError",
        "DeepchecksTimeoutError",
        "ModelValidationError",
        "NotEnoughSamplesError",
        "NumberOfFeaturesLimitError",
    }
)
# What says that a check is for other tasks than the data's; nothing that the user can set would change that.
_OTHER_TASK = re.compile(r"Check is irrelevant for (?:regression|classification) tasks|Check is relevant for models of")
# No file is written beyond this, and an answer is far smaller.
_MOST_BYTES = 2**30


class Refusal(Exception):  # noqa: N818 - it is the user's input that is wrong
    """A request that cannot be run as it stands; the message has no value of the data in it."""


def main(arguments: list[str]) -> int:
    """Run one request, or describe the library; the answer says what went wrong, and so the exit code is 0."""
    _quiet()
    if arguments[0] == "--describe":
        Path(arguments[1], "deepchecks_catalogue.json").write_text(json.dumps(describe(), indent=1) + "\n")
        return 0
    _bound_files()
    request = json.loads(Path(arguments[0]).read_text(encoding="utf-8"))
    answer: dict[str, Any] = {"schema": ANSWER_SCHEMA}
    try:
        answer |= _answer(request)
    except Refusal as error:
        answer["error"] = {"stage": "request", "type": "Refusal", "message": str(error)}
    except ImportError as error:
        answer["error"] = {"stage": "import", "type": type(error).__name__, "message": str(error)}
    except Exception as error:  # noqa: BLE001 - whatever it is, the answer says so
        answer["error"] = {"stage": "run", "type": type(error).__name__, "message": _words(error)}
    _write(Path(request["answer"]), json.dumps(answer))
    return 0


def _quiet() -> None:
    os.environ["DISABLE_LATEST_VERSION_CHECK"] = "True"
    os.environ["DISABLE_DEEPCHECKS_ANONYMOUS_TELEMETRY"] = "True"
    os.environ.setdefault("MPLBACKEND", "Agg")
    warnings.simplefilter("ignore")


def _bound_files() -> None:
    # There is no such module on Windows.
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_BYTES, _MOST_BYTES))


def _write(path: Path, text: str) -> None:
    temporary = path.with_suffix(".tmp")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def _answer(request: Mapping[str, Any]) -> dict[str, Any]:
    # Seconds, and what fails where an environment is broken.
    import deepchecks
    from deepchecks.tabular import Suite
    from deepchecks.utils.logger import set_verbosity

    if request["schema"] != REQUEST_SCHEMA:
        raise Refusal(f"this runner answers {REQUEST_SCHEMA}")
    set_verbosity(50)
    _name_methods()
    suite = Suite(request["title"])
    names: dict[int, list[str]] = {}
    for wanted in request["checks"]:
        check = _seeded(_check(wanted))
        names[id(check)] = [condition["name"] for condition in wanted["conditions"]]
        suite.add(check)
    result = suite.run(**_inputs(request))
    told = [_told(one, names[id(one.check)], two=request["reference"] is not None) for one in result.results]
    result.save_as_html(request["html"], as_widget=False, requirejs=False)
    return {
        "deepchecks": deepchecks.__version__,
        "conditions": [condition for conditions, _ in told for condition in conditions],
        "failures": [failure for _, failures in told for failure in failures],
    }


def _name_methods() -> None:
    """Let scikit-learn see that static predictions are those of a regressor: it asks for the name of the method."""
    from deepchecks.tabular.context import _DummyModel

    _DummyModel._predict.__name__ = "predict"  # noqa: SLF001
    _DummyModel._predict_proba.__name__ = "predict_proba"  # noqa: SLF001


def _check(wanted: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a class of a library that is not here
    from deepchecks.tabular import checks

    name = wanted["check"]
    try:
        check = getattr(checks, name)(**wanted["parameters"])
        for condition in wanted["conditions"]:
            getattr(check, _CONDITION + condition["name"])(**condition["arguments"])
    except AttributeError as error:
        raise Refusal(f"this deepchecks has no check or condition {error.name or name}") from error
    except Exception as error:
        # What stands there comes from the configuration, not from the data.
        raise Refusal(f"checks.{name}: {type(error).__name__}: {error}") from error
    return check


def _seeded(check: Any) -> Any:  # noqa: ANN401 - of a library that is not here
    """Let `check` begin with the same random numbers: the same data gets the same answer.

    Some checks draw from numpy's common generator, and how often those before them did depends on how fast they were;
    the predictive power score draws the seed of its shuffle from Python's.
    """
    import numpy as np

    logic = check.run_logic

    def run_logic(*arguments: Any, **keywords: Any) -> Any:  # noqa: ANN401
        random.seed(0)
        np.random.seed(0)  # noqa: NPY002
        return logic(*arguments, **keywords)

    check.run_logic = run_logic
    return check


def _inputs(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of `Suite.run`. A single data set is what deepchecks calls the training data."""
    first, second = ("reference", "data") if request["reference"] is not None else ("data", None)
    sides = {"train": first, "test": second}
    inputs: dict[str, Any] = {}
    start, labels = 0, set()
    for side, name in sides.items():
        if name is None:
            continue
        dataset = _dataset(request, name, start)
        start += len(dataset.data)
        inputs[f"{side}_dataset"] = dataset
        if request["label"] is not None:
            labels |= set(dataset.data[request["label"]].dropna().unique().tolist())
        y_pred, y_proba = _predictions(request["predictions"].get(name))
        inputs |= {f"y_pred_{side}": y_pred, f"y_proba_{side}": y_proba}
    if any(inputs.get(f"y_proba_{side}") is not None for side in sides):
        inputs["model_classes"] = sorted(labels)
    return inputs


def _dataset(request: Mapping[str, Any], name: str, start: int) -> Any:  # noqa: ANN401 - as above
    import pandas as pd
    from deepchecks.tabular import Dataset

    frame = pd.read_parquet(request[name], engine="pyarrow")
    # Rows are told apart by their index where both data sets are put together.
    frame.index = pd.RangeIndex(start, start + len(frame))
    return Dataset(
        frame,
        label=request["label"],
        features=request["features"],
        cat_features=request["cat_features"],
        index_name=request["id"],
        datetime_name=request["datetime"],
        label_type=request["label_type"],
        dataset_name=name,
    )


def _predictions(path: str | None) -> tuple[Any, Any]:
    """Return the predictions and the scores of the classes in order, from a table `y_pred`, `score_0`, `score_1`."""
    import pandas as pd

    if path is None:
        return None, None
    frame = pd.read_parquet(path, engine="pyarrow")
    scores = [column for column in frame.columns if column != "y_pred"]
    y_pred = frame["y_pred"].to_numpy() if "y_pred" in frame.columns else None
    return y_pred, frame[scores].to_numpy() if scores else None


_Told = tuple[list[dict[str, Any]], list[dict[str, Any]]]


def _told(result: Any, names: list[str], *, two: bool) -> _Told:  # noqa: ANN401 - as above
    """Return the conditions of one result, or its failure, as plain values."""
    check = type(result.check).__name__
    header = str(result.get_header())
    side = None
    if two:
        ends = {" - Train Dataset": "reference", " - Test Dataset": "data"}
        side = next((name for end, name in ends.items() if header.endswith(end)), None)
    about = {"check": check, "dataset": side}
    if not hasattr(result, "conditions_results"):
        error = result.exception
        own = _words(error)
        failure = about | {"type": type(error).__name__, "message": own, "details": str(error)[:2000]}
        return [], [failure | {"applicable": not _OTHER_TASK.search(own), "judges": bool(names)}]
    conditions = [
        about | {"condition": name, "text": one.name, "status": one.category.value, "details": str(one.details)[:4000]}
        for name, one in zip(names, result.conditions_results, strict=True)
    ]
    return conditions, []


def _words(error: Exception) -> str:
    return str(error)[:2000] if type(error).__name__ in _OWN_WORDS else ""


def describe() -> dict[str, Any]:
    """Return the checks of the installed library, their parameters and conditions, and which of them suites have."""
    import deepchecks
    from deepchecks.tabular import checks, suites

    names = {suite: [type(one) for one in getattr(suites, suite)().checks.values()] for suite in SUITES}
    standard = {type(one): one for suite in SUITES for one in getattr(suites, suite)().checks.values()}
    found = {name: getattr(checks, name) for name in checks.__all__}
    described = {name: _described(kind, standard.get(kind)) for name, kind in found.items() if _is_usable(kind)}
    return {
        "deepchecks": deepchecks.__version__,
        "checks": dict(sorted(described.items())),
        "suites": {suite: [kind.__name__ for kind in kinds] for suite, kinds in names.items()},
    }


def _is_usable(kind: Any) -> bool:  # noqa: ANN401 - as above
    from deepchecks.tabular import Suite

    # Those that only hand on what they are given are old names of others.
    return issubclass(kind, Suite.supported_checks()) and "args" not in inspect.signature(kind.__init__).parameters


def _described(kind: Any, standard: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    conditions = {name: _arguments(getattr(kind, _CONDITION + name)) for name in _conditions(kind)}
    free = {name: one["optional"] for name, one in conditions.items() if not one["required"]}
    texts = {_text(kind, name): name for name in free}
    wanted = [one.name for one in standard._conditions.values()] if standard else []  # noqa: SLF001
    return {
        "parameters": _arguments(kind.__init__)["optional"],
        "conditions": conditions,
        "standard": [texts[text] for text in wanted],
        "compares": any(base.__name__ == "TrainTestCheck" for base in kind.__mro__),
    }


def _conditions(kind: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    return (name.removeprefix(_CONDITION) for name in sorted(dir(kind)) if name.startswith(_CONDITION))


def _text(kind: Any, name: str) -> str:  # noqa: ANN401 - as above
    check = kind()
    getattr(check, _CONDITION + name)()
    return str(next(iter(check._conditions.values())).name)  # noqa: SLF001


def _arguments(function: Any) -> dict[str, list[str]]:  # noqa: ANN401 - as above
    named = [one for one in inspect.signature(function).parameters.values() if one.name not in ("self", "kwargs")]
    return {
        "required": [one.name for one in named if one.default is one.empty],
        "optional": [one.name for one in named if one.default is not one.empty],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
