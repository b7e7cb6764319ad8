"""MLR305: data or models downloaded that nothing pins."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.downloads import checks, downloads
from mlgate.rules.events import Call
from mlgate.rules.patterns import Pattern
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Arguments, Symbol, constant

RULE = Rule(
    code="MLR305",
    name="download-without-checksum",
    what=(
        "A file is downloaded and its checksum is not looked at: `urlretrieve`, `get_file` without `file_hash`, "
        "`pooch.retrieve(known_hash=None)`, torch's `load_state_dict_from_url` without `check_hash`, `fetch_openml` "
        "without a version, the content of a request that is written to a file, `wget` and `curl` in the cells of a "
        "notebook; or a table is read from the branch of a repository, which moves."
    ),
    why=(
        "What is downloaded tomorrow may be another file: corrected, cut off, or put there by somebody else. The model "
        "is then another one, and nothing says so. Compare a checksum, or name a commit or a version."
    ),
    bad=(
        """\
from urllib.request import urlretrieve
import pandas as pd

urlretrieve("https://data.example.org/flights.csv", "flights.csv")
frame = pd.read_csv("flights.csv").dropna()
train = frame[frame.year < 2020]
""",
        """\
import pandas as pd

train = pd.read_csv("https://raw.githubusercontent.com/ada/flights/main/train.csv")
""",
        "from sklearn.datasets import fetch_openml\n\nX, y = fetch_openml('adult', return_X_y=True)\n",
        """\
import requests
import torch

answer = requests.get("https://models.example.org/delay.pt", timeout=9)
with open("delay.pt", "wb") as file:
    file.write(answer.content)
model = torch.load("delay.pt", weights_only=True)
train(model)
""",
    ),
    good=(
        """\
import hashlib
from urllib.request import urlretrieve
import pandas as pd

urlretrieve("https://data.example.org/flights.csv", "flights.csv")
assert hashlib.sha256(open("flights.csv", "rb").read()).hexdigest() == EXPECTED
train = pd.read_csv("flights.csv")
""",
        """\
import pandas as pd

commit = "0123456789abcdef0123456789abcdef01234567"
train = pd.read_csv(f"https://raw.githubusercontent.com/ada/flights/{commit}/train.csv")
""",
        "from sklearn.datasets import fetch_openml\n\nX, y = fetch_openml('adult', version=2, return_X_y=True)\n",
    ),
    source=(
        "Pooch and Keras reference, `known_hash` and `file_hash`; scikit-learn user guide, 'Downloading datasets from "
        "the openml.org repository': versions; Carlini et al., 'Poisoning Web-Scale Training Datasets is Practical', "
        "2023"
    ),
)

# What downloads, by the parameters one of which pins what comes.
_DOWNLOADS: dict[str, tuple[str, ...]] = {
    "gdown.download": (),
    "pooch.retrieve": ("known_hash",),
    "six.moves.urllib.request.urlretrieve": (),
    "torch.hub.download_url_to_file": ("hash_prefix",),
    "torch.hub.load_state_dict_from_url": ("check_hash",),
    "torch.utils.model_zoo.load_url": ("check_hash",),
    "torchvision.datasets.utils.download_and_extract_archive": ("md5",),
    "torchvision.datasets.utils.download_url": ("md5",),
    "urllib.request.urlretrieve": (),
    "urllib.urlretrieve": (),
    "wget.download": (),
}
_POSITIONS = {"known_hash": 1, "hash_prefix": 2, "md5": 3, "version": 1}
_HASHES = ("file_hash", "md5_hash")
_TABLES = ("numpy", "pandas", "polars")
# A branch of a repository, by its name.
_BRANCH = Pattern(
    r"https?://(?:raw\.githubusercontent\.com/[^/]+/[^/]+/(?:refs/heads/)?"
    r"|(?:www\.)?github\.com/[^/]+/[^/]+/(?:raw|blob)/(?:refs/heads/)?"
    r"|gitlab\.com/.+?/-?/?raw/|huggingface\.co/.+?/(?:resolve|raw)/)([^/?#]+)/"
)
_PINNED = Pattern(
    r"(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])|sha256|/releases/download/|zenodo\.org/|doi\.org/|figshare\.com/"
    r"|/v?\d+(?:\.\d+)+/|https?://(?:localhost|127\.|0\.0\.0\.0)|file:"
)
_REVISION = Pattern(r"[0-9a-f]{7,40}|v?\d+(?:\.\d+)*\w*")
_CHECKING = Pattern(r"sha\d*|md5|checksum|crc32|verify_hash|check_hash|file_digest", re.IGNORECASE)


def find(module: Module) -> Iterator[Hit]:
    """Yield every download that nothing pins, where the module looks at no checksum."""
    if any(name.startswith("hashlib.") or _CHECKING.search(name.rpartition(".")[2]) for name in module.called):
        return
    written = {id(call) for name in (".write", ".write_bytes") for call in module.called.get(name, ())}
    for call in module.calls:
        mend = _mend(call) if isinstance(call.callee, Symbol) else ""
        if id(call) in written and _is_of_request(module, call):
            mend = "compare its checksum"
        if not mend or module.in_test(call.place):
            continue
        node = call.place.node
        what = f"{call.name.rpartition('.')[2]} takes" if id(call) not in written else "the request takes"
        yield Hit(
            message=f"{what} what is there today, and tomorrow's may be another; {mend}",
            location=module.location(call.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"called": module.source.line(node.lineno).strip()},
        )
    yield from _in_cells(module)


def _is_of_request(module: Module, call: Call) -> bool:
    """Whether `call` writes the content of a request, as it is, of an address that pins nothing."""
    node = call.place.node
    given = node.args[0] if isinstance(node, ast.Call) and len(node.args) == 1 else None
    if not isinstance(given, ast.Attribute) or given.attr != "content":
        return False
    origin = module.origin(call.arguments.get(0))
    if origin is None or origin.how != "a download" or origin.node is None:
        return False
    asked = next((one for one in module.called.get("requests.get", ()) if one.place.node is origin.node), None)
    return asked is not None and not any(_is_pinned(constant(one)) for one in asked.arguments.all)


def _in_cells(module: Module) -> Iterator[Hit]:
    """Yield what the cells of a notebook download, where no later cell looks at a checksum."""
    notebook = module.source.notebook
    cells = notebook.cells if notebook is not None and module.called else ()
    checked = max((cell.number for cell in cells if checks(cell.text)), default=0)
    for cell in cells:
        for one in downloads(cell.text) if cell.number > checked else ():
            if _is_pinned(one.url):
                continue
            yield Hit(
                message=f"{one.tool} takes what is there today, and tomorrow's may be another; compare its checksum",
                location=module.source.located_in(cell.number, one.line, one.column + 1),
                lines=(module.source.lines_of(cell.number)[one.line - 1],),
            )


def _mend(call: Call) -> str:
    """Return what would pin what `call` downloads; nothing where it downloads nothing, or something pinned."""
    given = call.arguments
    mend = _pin(call.name, given)
    return "" if mend and (given.open or any(_is_pinned(constant(one)) for one in given.all)) else mend


def _pin(name: str, given: Arguments) -> str:
    last, root = name.rpartition(".")[2], name.partition(".")[0]
    if name in _DOWNLOADS:
        pins = _DOWNLOADS[name]
        return "" if _is_given(given, pins) else f"give {pins[0]}" if pins else "compare its checksum"
    if last == "get_file" and "keras" in name:
        return "" if _is_given(given, _HASHES) else "give file_hash"
    if last == "fetch_openml" and root == "sklearn":
        return "" if _is_given(given, ("version", "data_id")) else "give version"
    is_table = root in _TABLES and last.startswith(("read_", "scan_", "load", "genfromtxt"))
    return "name a commit in the address" if is_table and _is_of_branch(constant(given.get(0))) else ""


def _is_given(given: Arguments, names: tuple[str, ...]) -> bool:
    found = (given.get(_POSITIONS.get(name, -1), name) for name in names)
    return any(constant(one) not in (None, False, "active") for one in found if one is not None)


def _is_pinned(value: object) -> bool:
    return isinstance(value, str) and _PINNED.search(value) is not None


def _is_of_branch(value: object) -> bool:
    branch = _BRANCH.match(value) if isinstance(value, str) else None
    return branch is not None and _REVISION.fullmatch(branch[1]) is None
