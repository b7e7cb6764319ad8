"""MLR302: random numbers from generators that nothing seeds."""

from __future__ import annotations

import ast
import math
import re
from collections.abc import Iterator

from mlgate.rules import edits
from mlgate.rules.dataflow import Module
from mlgate.rules.events import Call
from mlgate.rules.libraries import is_seeding_name
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Arguments, Data, Items, Method, constant

RULE = Rule(
    code="MLR302",
    name="unseeded-generator",
    what=(
        "A script or notebook that trains models draws rows, splits, weights or noise from a generator that nothing "
        "in it seeds: `numpy.random`, `random`, `torch` or `tensorflow` without a seed of their own or a "
        "`seed_everything`, of whose networks the first layer is told; "
        "`default_rng()`, `RandomState()` or `random.Random()` without an argument; `frame.sample(frac=…)` without "
        "`random_state`."
    ),
    why=(
        "Other numbers are drawn in every run, so that neither the model nor its score can be had again, and a change "
        "of it cannot be told from luck. Seed the generator once, or hand one on. What takes a generator or a seed as "
        "a parameter is right."
    ),
    bad=(
        """\
import numpy as np
from sklearn.linear_model import LogisticRegression

order = np.random.permutation(len(X))
model = LogisticRegression().fit(X[order[:800]], y[order[:800]])
""",
        """\
import numpy as np
from sklearn.linear_model import LogisticRegression

rng = np.random.default_rng()
model = LogisticRegression().fit(X + rng.normal(size=X.shape), y)
""",
        """\
import torch
from torch import nn

network = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1))
optimizer = torch.optim.SGD(network.parameters(), lr=0.1)
for epoch in range(20):
    loss = nn.functional.mse_loss(network(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
""",
    ),
    good=(
        """\
import numpy as np
from sklearn.linear_model import LogisticRegression

rng = np.random.default_rng(0)
order = rng.permutation(len(X))
model = LogisticRegression().fit(X[order[:800]], y[order[:800]])
""",
        """\
import numpy as np
from sklearn.linear_model import LogisticRegression

def noisy(X, y, rng=None):
    rng = np.random.default_rng() if rng is None else rng
    return LogisticRegression().fit(X + rng.normal(size=X.shape), y)
""",
        """\
import keras

keras.utils.set_random_seed(0)
network = keras.Sequential([keras.layers.Dense(16, activation="relu"), keras.layers.Dense(1)])
network.compile(loss="mse")
network.fit(X_train, y_train)
""",
    ),
    source=(
        "NumPy reference, 'Random sampling'; PyTorch notes, 'Reproducibility'; Pineau et al., 'Improving "
        "Reproducibility in Machine Learning Research', JMLR 2021"
    ),
)

# They make a generator, from the entropy of the system where they are given nothing.
_GENERATORS = frozenset({"numpy.random.RandomState", "numpy.random.default_rng", "random.Random"})
_STATE = frozenset({"get_state", "seed", "set_state", "getstate", "setstate"})
_OF_TORCH = frozenset({
    "torch.bernoulli", "torch.multinomial", "torch.normal", "torch.rand", "torch.randint", "torch.randn",
    "torch.randperm", "torch.utils.data.random_split",
})  # fmt: skip
_OF_PYTHON = frozenset({"choices", "gauss", "normalvariate", "random", "sample", "shuffle", "uniform"})
# Layers that begin with weights from the generator that all share.
_LAYERS = {
    "torch": re.compile(
        r"torch\.nn\.(modules\.\w+\.)?(Lazy)?(Bilinear|Conv(Transpose)?[123]d|Embedding(Bag)?|GRU|LSTM|Linear|"
        r"MultiheadAttention|RNN|Transformer\w*)"
    ),
    "tensorflow": re.compile(
        r"(tensorflow\.)?keras\.layers\.(Conv\w+|Dense|EinsumDense|Embedding|GRU|LSTM|MultiHeadAttention|SimpleRNN)"
    ),
}
# They choose, and a few that are chosen are looked at: where each is told how many.
_CHOOSING = {
    "numpy.random.choice": (1, "size"),
    "numpy.random.randint": (2, "size"),
    "random.choices": (-1, "k"),
    "random.sample": (1, "k"),
    "torch.randint": (2, "size"),
}
_FEW = 30
_PACKAGES = ("numpy", "random", "tensorflow", "torch")
# A seed of Keras, or of a framework, is one for all of these.
_ALL = frozenset(_PACKAGES)


def find(module: Module) -> Iterator[Hit]:
    """Yield every draw from a generator that nothing in a module that trains seeds."""
    seeded: frozenset[str] | None = None
    numbers_run = len(module.run)
    begun = set[str]()
    for number, call in enumerate(module.calls):
        package, weights = _draws(call), ""
        if not package and (weights := _weights(call)) not in begun:
            package = weights
        # Whoever calls a function of a library seeds the generators that all share; nobody can seed one made anew.
        trains = module.trains if package == "entropy" else number < numbers_run and module.trains_when_run
        if not package or not trains or _is_excused(module, call):
            continue
        if seeded is None:
            seeded = _seeded(module)
        if package in seeded:
            continue
        begun |= {weights} - {""}
        node = call.place.node
        yield Hit(
            message=f"{call.name.lstrip('.')} {_said(call, weights)} differs from run to run",
            location=module.location(call.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"called": module.source.line(node.lineno).strip()},
            edits=_seeding(call),
        )


def _said(call: Call, weights: str) -> str:
    if call.name in _GENERATORS:
        return "is given no seed: its result"
    drawn, result = ("its first weights ", "the network") if weights else ("", "its result")
    return f"draws {drawn}from a generator that nothing seeds: {result}"


def _weights(call: Call) -> str:
    """Return the package whose generator the first weights of a layer come from; nothing for other calls."""
    root = "" if isinstance(call.callee, Method) else call.callee.root
    package = "tensorflow" if root == "keras" else root
    return package if package in _LAYERS and _LAYERS[package].fullmatch(call.name) else ""


def _is_excused(module: Module, call: Call) -> bool:
    return call.place.configurable or call.place.seedable or module.in_test(call.place)


def _draws(call: Call) -> str:
    """Return the package whose generator `call` draws from, or `entropy` for one that it makes; nothing for others."""
    if isinstance(call.callee, Method):
        return "numpy" if call.callee.name == "sample" and _samples(call) else ""
    symbol, given = call.callee, call.arguments
    if symbol.root not in _PACKAGES or given.open or (symbol.name in _CHOOSING and _chooses_few(symbol.name, given)):
        return ""
    if symbol.name in _GENERATORS:
        return "entropy" if all(constant(one) is None for one in given.all) else ""
    module, _, name = symbol.name.rpartition(".")
    if module == "numpy.random":
        return "numpy" if name not in _STATE and name.islower() else ""
    if module == "random":
        return "random" if name in _OF_PYTHON else ""
    if symbol.name in _OF_TORCH:
        return "" if "generator" in given.keywords else "torch"
    is_unseeded = module == "tensorflow.random" and name in ("normal", "shuffle", "truncated_normal", "uniform")
    return "tensorflow" if is_unseeded and "seed" not in given.keywords else ""


def _chooses_few(name: str, given: Arguments) -> bool:
    """Whether one is chosen, or so few that they are looked at rather than trained on."""
    size = given.get(*_CHOOSING[name])
    if size is None:
        return True
    sizes = [constant(one) for one in (size.values if isinstance(size, Items) else (size,))]
    numbers = [one for one in sizes if isinstance(one, int)]
    return len(numbers) == len(sizes) and math.prod(numbers) <= _FEW


def _samples(call: Call) -> bool:
    """Whether a share of the rows of a frame is drawn; a few rows are drawn to be looked at."""
    names = call.arguments.keywords
    assert isinstance(call.callee, Method)
    receiver = call.callee.receiver
    if call.arguments.open or "frac" not in names or not isinstance(receiver, Data) or not receiver.rows:
        return False
    return constant(names.get("random_state")) is None or "random_state" not in names


def _seeded(module: Module) -> frozenset[str]:
    """Return the packages whose generators are seeded anywhere in the module."""
    seeded: set[str] = {"numpy"} if module.seeded else set()
    for name, calls in module.called.items():
        if is_seeding_name(name.rpartition(".")[2]) and any(map(_is_given, calls)):
            root = name.partition(".")[0]
            own = root in _PACKAGES and not name.endswith("set_random_seed")
            seeded |= {root} if own else _ALL
    return frozenset(seeded)


def _is_given(call: Call) -> bool:
    return any(constant(one) is not None for one in call.arguments.all)


def _seeding(call: Call) -> tuple[edits.Edit, ...]:
    """Return the edits that seed what is made or drawn once: a seed in a loop, or a function, gives the same again."""
    node = call.place.node
    if call.place.repeated or call.place.function or not isinstance(node, ast.Call):
        return ()
    if call.name in _GENERATORS:
        return edits.with_argument(node, "0") if _is_written(node, call) else ()
    return edits.with_keyword(node, "random_state", "0") if call.name == ".sample" else ()


def _is_written(node: ast.Call, call: Call) -> bool:
    """Whether `node` is what calls the generator, and not a method that is handed it."""
    return not isinstance(node.func, ast.Attribute) or node.func.attr == call.name.rpartition(".")[2]
