"""MLS507: what a caller hands in is unpickled."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.unsafe_loads import loading_arrays, unpickling

RULE = Rule(
    code="MLS507",
    name="unpickles-what-it-is-given",
    what=(
        "A function unpickles the file or bytes that its caller hands in, or a name that the module does not define: "
        "nothing says where they came from. Asked as MLS501 and MLS502 are, for those that must know of every one."
    ),
    why=(
        "Unpickling runs whatever code the file holds. A function that loads any path is safe only as long as each of "
        "its callers is. It is opt-in: a library's own `load(path)` is often right, and its documentation says so."
    ),
    bad=(
        "import joblib\n\ndef load_model(path):\n    return joblib.load(path)\n",
        "import torch\n\ndef restore(net, path):\n    net.load_state_dict(torch.load(path, weights_only=False))\n",
    ),
    good=(
        'import joblib\n\ndef load_model(path="models/model.joblib"):\n    return joblib.load(path)\n',
        "import torch\n\ndef restore(net, path):\n    net.load_state_dict(torch.load(path, weights_only=True))\n",
    ),
    source="Python's documentation of pickle; CWE-502",
    opt_in=True,
)


def find(module: Module) -> Iterator[Hit]:
    """Yield the calls that unpickle a parameter, or a name from elsewhere."""
    for load in (*unpickling(module), *loading_arrays(module)):
        if load.origin.how != "a parameter":
            continue
        node = load.call.place.node
        yield Hit(
            message=f"{load.shown} runs any code in what it loads, and nothing here says where that came from",
            location=module.location(load.call.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"loaded": module.source.line(node.lineno).strip()},
        )
