"""MLR304: paths that only one machine has."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Call
from mlgate.rules.patterns import Pattern
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import constant

RULE = Rule(
    code="MLR304",
    name="machine-bound-path",
    what=(
        "Data or a model is read from, or written to, a path that only one machine has: below somebody's `/home/NAME` "
        "or `/Users/NAME`, on a drive of Windows, or in a Google Drive mounted at `/content/drive`."
    ),
    why=(
        "Nobody else can run it, and neither can CI; and which data it was is not written down anywhere. Use a path "
        "relative to the repository, or one from the configuration."
    ),
    bad=(
        'import pandas as pd\n\nframe = pd.read_csv("/home/ada/flights/train.csv")\n',
        """\
import os
import joblib
from sklearn.linear_model import LinearRegression

MODELS = "C:\\\\Users\\\\ada\\\\models"
joblib.dump(model, os.path.join(MODELS, "delay.joblib"))
joblib.dump(other, f"/content/drive/MyDrive/{name}.joblib")
""",
        'import os\nimport pandas as pd\n\nframe = pd.read_csv(os.path.join("/home/ada", "train.csv"))\n',
        'import pandas as pd\n\nframe = pd.read_csv("/mnt/c/Users/ada/train.csv")\n',
    ),
    good=(
        'import pandas as pd\n\nframe = pd.read_csv("data/train.csv")\nframe.to_csv("/tmp/sample.csv")\n',
        """\
import os
import pandas as pd

frame = pd.read_csv(os.path.join(os.environ["DATA"], "train.csv"))
test = pd.read_csv("/kaggle/input/flights/test.csv")
print(str(frame.path).replace("/home/ada/", ""))
print(os.path.join("/home/ubuntu", "x.csv"), os.path.join("/home", "x.csv"))
""",
    ),
    source=(
        "Wilson et al., 'Good enough practices in scientific computing', PLOS Computational Biology 2017; Pimentel et "
        "al., 'A large-scale study about quality and reproducibility of Jupyter notebooks', MSR 2019: absolute paths "
        "are a main cause of failures"
    ),
)

# Homes that images and documentation share.
_SHARED = (
    "airflow|app|appuser|coder|docker|ec2-user|jovyan|jupyter|mambauser|runner|sagemaker-user|spark|ubuntu|user|"
    "username|vscode|you|yourname"
)
_MACHINE = Pattern(
    # As Windows' own Linux mounts a drive, too; the whole of a home is a path that others are joined to.
    rf"(?:/mnt/[a-z])?/(?:home|Users)/(?!(?:{_SHARED}|Shared)(?:/|\Z))[\w.@-]+(?:/|\Z)|/content/drive/|[A-Z]:[\\/](?!/|Program|Windows|tmp|temp)",
    # As Windows reads them.
    re.IGNORECASE,
)
_READING = Pattern(
    r"(?:read|scan|load|save|to|write|dump|export|imread|imwrite)(?:_\w+)?$|savez\w*$|savetxt$|savefig$|loadtxt$"
)
_FILES = frozenset({
    "DatasetFolder", "ImageFolder", "Path", "PosixPath", "PurePath", "WindowsPath", "builtins.open", "chdir", "copy",
    "copyfile", "copytree", "flow_from_directory", "from_file", "from_pretrained", "genfromtxt", "glob", "glob.iglob",
    "image_dataset_from_directory", "listdir", "makedirs", "mkdir", "os.path.join", "rglob", "scandir", "walk",
})  # fmt: skip


def find(module: Module) -> Iterator[Hit]:
    """Yield the first use of every path that only one machine has."""
    seen: set[str] = set()
    names = {name for name in module.called if _is_of_files(name)}
    for call in module.calls if names else ():
        if call.name not in names:
            continue
        for path in _paths(call):
            if path in seen or _MACHINE.match(path) is None or module.in_test(call.place):
                continue
            seen.add(path)
            node = call.place.node
            yield Hit(
                message=f"'{path}' is a path that only one machine has; use one in the repository, or a setting",
                location=module.location(call.place),
                lines=(node.lineno, node.end_lineno or node.lineno),
                evidence={"called": module.source.line(node.lineno).strip()},
            )


def _is_of_files(name: str) -> bool:
    """Whether what is called `name`, a method after a dot, reads files or writes them."""
    last = name.rpartition(".")[2]
    if name in (".copy", ".walk"):
        return False
    return last in _FILES or name in _FILES or _READING.match(last) is not None


def _paths(call: Call) -> Iterator[str]:
    """Yield the texts that `call` is given, of those with values in them the beginning."""
    for given in call.arguments.all:
        value = constant(given)
        if isinstance(value, str):
            yield value
    node = call.place.node
    for written in node.args if isinstance(node, ast.Call) else ():
        first = written.values[0] if isinstance(written, ast.JoinedStr) and written.values else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value
