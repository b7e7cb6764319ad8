"""MLS501: code from outside is run by unpickling."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.edits import Edit, with_keyword
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.unsafe_loads import Load, came, unpickling, verifies

RULE = Rule(
    code="MLS501",
    name="unpickles-from-outside",
    what=(
        "pickle, joblib, dill, cloudpickle, shelve, `pandas.read_pickle`, or `torch.load` without `weights_only=True` "
        "is given what came from outside: a URL, a download, a request, the command line, the environment, `input()`. "
        "A file that the code names by a constant path is the repository's own, which `mlgate scan` judges; a module "
        "that computes a checksum or signature is taken to look first. What a caller hands in is MLS507."
    ),
    why=(
        "Unpickling runs whatever code the file holds, with the rights of who loads it. Load weights from safetensors, "
        "estimators with skops, arrays from npz; give `torch.load` `weights_only=True`, its default since 2.6; "
        "or compare a checksum that is written in the code before the file is loaded."
    ),
    bad=(
        """\
import pickle
import requests

model = pickle.loads(requests.get("https://models.invalid/latest").content)
""",
        """\
from urllib.request import urlretrieve

import joblib

urlretrieve(ADDRESS, "model.joblib")
model = joblib.load("model.joblib")
""",
        """\
import argparse

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--checkpoint")
args = parser.parse_args()
state = torch.load(args.checkpoint, map_location="cpu")
""",
        'import pandas as pd\n\ntable = pd.read_pickle("https://data.invalid/table.pkl")\n',
    ),
    good=(
        'import pickle\n\nwith open("models/model.pkl", "rb") as stream:\n    model = pickle.load(stream)\n',
        """\
import argparse

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--checkpoint")
args = parser.parse_args()
state = torch.load(args.checkpoint, weights_only=True)
""",
        """\
import hashlib
from pathlib import Path
from urllib.request import urlretrieve

import joblib

urlretrieve(ADDRESS, "model.joblib")
if hashlib.sha256(Path("model.joblib").read_bytes()).hexdigest() != EXPECTED:
    raise SystemExit("the model is not the one that was reviewed")
model = joblib.load("model.joblib")
""",
    ),
    source=(
        "Python's documentation of pickle ('never unpickle data that could have come from an untrusted source'); "
        "PyTorch's of torch.load; CWE-502"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield the calls that unpickle what came from outside, in modules that compute no checksum."""
    found = [load for load in unpickling(module) if load.origin.how != "a parameter"]
    if not found or verifies(module):
        return
    for load in found:
        node = load.call.place.node
        said, evidence = came(module, load.origin)
        mend = (
            "pass weights_only=True" if load.is_of_torch else "load a format without code, or compare a checksum first"
        )
        yield Hit(
            message=f"{load.shown} runs any code in what it loads, which is from {said}; {mend}",
            location=module.location(load.call.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"loaded": module.source.line(node.lineno).strip()} | evidence,
            edits=_mended(module, load),
        )


def _mended(module: Module, load: Load) -> tuple[Edit, ...]:
    """Return the edits that load weights only, where nobody has said otherwise, and weights are all that is used.

    A file that holds more, the arguments of the run or a whole model, could not be loaded any more.
    """
    node, given = load.call.place.node, load.call.arguments.keywords
    if (
        load.call.name != "torch.load"
        or not isinstance(node, ast.Call)
        or {"pickle_module", "weights_only"} & set(given)
    ):
        return ()
    takers = (call.place.node for call in module.called.get(".load_state_dict", ()))
    is_state = any(isinstance(taker, ast.Call) and node in taker.args for taker in takers)
    return with_keyword(node, "weights_only", "True") if is_state else ()
