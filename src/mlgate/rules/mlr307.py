"""MLR307: a DataLoader that shuffles, or has workers, without a generator of its own."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Call
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import constant

RULE = Rule(
    code="MLR307",
    name="dataloader-without-generator",
    what=(
        "A `torch.utils.data.DataLoader` shuffles without a `generator`, or has workers without a `worker_init_fn` or "
        "a `generator`."
    ),
    why=(
        "Without a generator of its own the order of the batches hangs on everything that was drawn before: a layer "
        "more, and other batches come. Augmentations in workers draw from the generators of libraries that torch does "
        "not seed. Give `generator=torch.Generator().manual_seed(0)`, and a `worker_init_fn` that seeds the others."
    ),
    bad=(
        "from torch.utils.data import DataLoader\n\ntrain = DataLoader(rows, batch_size=32, shuffle=True)\n",
        "from torch.utils.data import DataLoader\n\ntrain = DataLoader(rows, num_workers=4)\n",
    ),
    good=(
        """\
import torch
from torch.utils.data import DataLoader

order = torch.Generator().manual_seed(0)
train = DataLoader(rows, shuffle=True, num_workers=4, generator=order, worker_init_fn=seed_worker)
test = DataLoader(others, batch_size=32)
""",
    ),
    source="PyTorch notes, 'Reproducibility', on DataLoader",
    opt_in=True,
)

_SHUFFLE = 2
_WORKERS = 5


def find(module: Module) -> Iterator[Hit]:
    """Yield every loader whose order or whose workers draw from what is not its own."""
    for name, calls in module.called.items():
        if not (name.startswith("torch.") and name.endswith(".DataLoader")):
            continue
        for call in calls:
            lacking = _lacking(call)
            if not lacking or module.in_test(call.place):
                continue
            node = call.place.node
            yield Hit(
                message=f"DataLoader {lacking}: its batches differ from run to run",
                location=module.location(call.place),
                lines=(node.lineno, node.end_lineno or node.lineno),
                evidence={"called": module.source.line(node.lineno).strip()},
            )


def _lacking(call: Call) -> str:
    given = call.arguments
    if given.open or "generator" in given.keywords:
        return ""
    if constant(given.get(_SHUFFLE, "shuffle")) is True:
        return "shuffles without a generator"
    workers = constant(given.get(_WORKERS, "num_workers"))
    has_workers = isinstance(workers, int) and workers > 0
    return "has workers without a worker_init_fn" if has_workers and "worker_init_fn" not in given.keywords else ""
