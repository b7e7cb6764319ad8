"""MLS502: an array from outside may hold pickles."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.unsafe_loads import came, loading_arrays, verifies

RULE = Rule(
    code="MLS502",
    name="arrays-unpickled-from-outside",
    what=(
        "`np.load(…, allow_pickle=True)` is given what came from outside: a URL, a download, a request, the command "
        "line, the environment, `input()`. A constant path is the repository's own file, which `mlgate scan` judges."
    ),
    why=(
        "An array of objects is a pickle, and unpickling runs whatever code it holds. NumPy refuses them by default "
        "since 1.16.3 for that reason. Save numbers and strings as arrays of their own, and leave `allow_pickle` out."
    ),
    bad=(
        "import sys\n\nimport numpy as np\n\ntable = np.load(sys.argv[1], allow_pickle=True)\n",
        """\
import io

import numpy as np
import requests

answer = requests.get(ADDRESS, timeout=10)
table = np.load(io.BytesIO(answer.content), allow_pickle=True)["x"]
""",
    ),
    good=(
        'import numpy as np\n\ntable = np.load("data/table.npy", allow_pickle=True)\n',
        "import sys\n\nimport numpy as np\n\ntable = np.load(sys.argv[1])\n",
    ),
    source="NumPy's documentation of numpy.load; CVE-2019-6446; CWE-502",
)


def find(module: Module) -> Iterator[Hit]:
    """Yield the calls that allow pickles in an array from outside, in modules that compute no checksum."""
    found = [load for load in loading_arrays(module) if load.origin.how != "a parameter"]
    if not found or verifies(module):
        return
    for load in found:
        node = load.call.place.node
        said, evidence = came(module, load.origin)
        yield Hit(
            message=f"np.load with allow_pickle=True runs any code in what it loads, which is from {said}",
            location=module.location(load.call.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"loaded": module.source.line(node.lineno).strip()} | evidence,
        )
