"""MLP706: a model that no check judges."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from itertools import chain

from mlgate.core.display import listed, plain
from mlgate.core.model import Severity
from mlgate.repositories import applications, kinds
from mlgate.repositories.dvc import Dvc
from mlgate.repositories.repository import Repository
from mlgate.repositories.rule import Hit, Rule
from mlgate.repositories.settings import FILE, Covered

RULE = Rule(
    code="MLP706",
    name="unchecked-model",
    what=(
        "A model that git or DVC keeps, that `mlgate.toml` declares, or that the code saves under a name that is "
        "written down (`joblib.dump`, `torch.save`, `save_model`), is judged by no check: no `paths` of an `artifact` "
        "check has it, and no check names a `[model.NAME]` whose path it is. A warning. Nothing is said where checks "
        "judge predictions, or a model that a function loads: which model those are of is not known."
    ),
    why="A gate says nothing of what it is not asked. A model beside the one that is judged gets to users unseen.",
    bad=(
        {"models/delay.skops": "<2 kB>", "mlgate.toml": '[lint.code]\npaths = ["src"]\n'},
        {"train.py": "import joblib\n\njoblib.dump(model, 'models/churn.joblib')\n"},
    ),
    good=(
        {"models/delay.skops": "<2 kB>", "mlgate.toml": '[artifact.models]\npaths = ["models/**"]\n'},
        {
            "train.py": "import joblib\n\njoblib.dump(model, 'models/churn.joblib')\njoblib.dump(rows, 'cache.pkl')\n",
            "mlgate.toml": (
                '[model.churn]\npath = "models/churn.joblib"\ntarget = "left"\n'
                '[data.test]\npath = "test.parquet"\n'
                '[regression.churn]\nmodel = "churn"\ndata = "test"\n'
            ),
        },
        {"tests/data/model.onnx": "<2 kB>"},
    ),
    source="E. Breck and others, 'The ML Test Score' (2017), Model 2 and Infra 3; docs/ml-test-score.md",
)

_SAVES = re.compile(r"\b(dump|save|save_model|save_pretrained|write_model)\s*\(")
_NAMED = re.compile(r"\.(pkl|pickle|dill|joblib|skops|pt|pth|ckpt|onnx|h5|keras|safetensors|cbm|bin|tflite|gguf)[\"']")
_SAVING = frozenset({"dump", "save", "save_model", "write_model"})
_OPENING = frozenset({"Path", "PurePath", "open", "str"})
_OF_RUNS = re.compile(r"(.*/)?(checkpoints?|mlruns|mlartifacts|wandb|lightning_logs|ray_results)/")
_MOST_NAMED = 3


def find(repository: Repository) -> Iterator[Hit]:
    """Yield the models that nothing judges, with the place where they are kept or made."""
    covered = Covered(repository)
    found: dict[str, tuple[str, int | None]] = {}
    for model, path, line in chain(_kept(repository, covered), _saved(repository)):
        found.setdefault(model, (path, line))
    unchecked = {model: place for model, place in found.items() if model not in covered}
    if covered.configured:
        for model, (path, line) in unchecked.items():
            mend = "name it in `paths` of an [artifact.NAME] or as [model.NAME] of a [regression.NAME]"
            yield _hit(f"no check of {FILE} judges the model '{plain(model)}': {mend}", path, line)
    elif unchecked:
        named = listed([f"'{plain(model)}'" for model in unchecked], _MOST_NAMED)
        path, line = next(iter(unchecked.values()))
        why = f"git does not track {FILE} yet" if (repository.root / FILE).is_file() else f"there is no {FILE}"
        yield _hit(f"{why}, so nothing judges the model {named}", path, line)


def _hit(message: str, path: str, line: int | None) -> Hit:
    return Hit(message=message, path=path, line=line, severity=Severity.WARNING)


def _kept(repository: Repository, covered: Covered) -> Iterator[tuple[str, str, int | None]]:
    """Yield the models that git or DVC keep or `mlgate.toml` declares, each with the place that says so."""
    for path in repository.files:
        # Results of runs are another rule's.
        if kinds.is_model(path) and not repository.is_beside(path) and not _OF_RUNS.match(path):
            yield path, path, None
    for kept in Dvc(repository).kept():
        if (kinds.is_model(kept.path) or kept.is_model) and not repository.is_beside(kept.said_in):
            yield kept.path, kept.said_in, repository.line(kept.said_in, kept.path.rpartition("/")[2])
    for model, path in covered.declared.items():
        if not repository.is_beside(path):
            yield model, path, repository.line(path, model.rpartition("/")[2])


def _saved(repository: Repository) -> Iterator[tuple[str, str, int]]:
    """Yield the models that modules save under a written name, relative to the root, with the place."""
    if applications.is_library(repository) and not applications.trains(repository):
        return
    paths = [path for path in repository.files if path.endswith(".py") and not repository.is_beside(path)]
    paths = [path for path in paths if not re.match(r"(.*/)?(test_[^/]*|conftest)\.py", path)]
    repository.read(paths)
    for path in paths:
        text = repository.text(path)
        if not (_NAMED.search(text) and _SAVES.search(text)):
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                nodes = list(ast.walk(ast.parse(text)))
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                continue
        for node in nodes:
            if isinstance(node, ast.Call) and (model := _model_of(node)):
                yield model, path, node.lineno


def _model_of(call: ast.Call) -> str | None:
    """Return the name of the file that `call` saves a model to, where it is written down."""
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    if name not in _SAVING or not (call.args or call.keywords):
        return None
    for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
        node: ast.expr = argument
        # `open("…")`, `Path("…")`; what is joined to something else is no whole path.
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _OPENING and node.args:
            node = node.args[0]
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and "\n" not in text and _is_saved_model(call, text):
            return text.removeprefix("./")
    return None


def _is_saved_model(call: ast.Call, path: str) -> bool:
    """Tell whether what `call` saves to `path` is a model: by the path, or by the name of what is saved."""
    if kinds.is_model(path):
        return True
    saved = call.args[0] if call.args else None
    name = saved.id if isinstance(saved, ast.Name) else getattr(saved, "attr", "")
    return kinds.by_name(path) == kinds.Sort.MODEL and kinds.speaks_of_a_model(name)
