"""MLR306: torch trained without deterministic algorithms."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import constant

RULE = Rule(
    code="MLR306",
    name="nondeterministic-torch",
    what=(
        "A script or notebook trains with PyTorch and neither calls `torch.use_deterministic_algorithms(True)` nor "
        "sets `torch.backends.cudnn.deterministic`, or sets `torch.backends.cudnn.benchmark = True`."
    ),
    why=(
        "Some kernels add in another order each time, and cuDNN's benchmark may choose another kernel each time, so "
        "that the same seed gives another model. Deterministic kernels cost some speed, which is why this is opt-in."
    ),
    bad=(
        """\
import torch

torch.manual_seed(0)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for X, y in train_batches:
    loss = torch.nn.functional.mse_loss(model(X), y)
    loss.backward()
    optimizer.step()
""",
    ),
    good=(
        """\
import torch

torch.manual_seed(0)
torch.use_deterministic_algorithms(True)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for X, y in train_batches:
    loss = torch.nn.functional.mse_loss(model(X), y)
    loss.backward()
    optimizer.step()
""",
    ),
    source="PyTorch notes, 'Reproducibility'; SonarSource's and dslinter's rules of the same subject",
    opt_in=True,
)

_DETERMINISTIC = ("torch.use_deterministic_algorithms", "torch.set_deterministic")
_SETTING = "torch.backends.cudnn.deterministic"
_BENCHMARK = "torch.backends.cudnn.benchmark"
_NAMES = ("deterministic", "reproducib")


def find(module: Module) -> Iterator[Hit]:
    """Yield the first step of a training that nothing makes deterministic."""
    steps = [call for call in module.run if call.name == ".backward"]
    if not steps or ".step" not in module.called or not any(name.startswith("torch.") for name in module.called):
        return
    if constant(module.settings.get(_BENCHMARK)) is not True and _is_deterministic(module):
        return
    place = next((call.place for call in steps if not module.in_test(call.place)), None)
    if place is None:
        return
    node = place.node
    yield Hit(
        message=(
            "a network is trained and nothing asks for deterministic kernels: the same seed can give another model; "
            "call torch.use_deterministic_algorithms(True)"
        ),
        location=module.location(place),
        lines=(node.lineno, node.end_lineno or node.lineno),
        evidence={"called": module.source.line(node.lineno).strip()},
    )


def _is_deterministic(module: Module) -> bool:
    if _SETTING in module.settings or any(name in module.called for name in _DETERMINISTIC):
        return True
    return any(part in name.lower() for name in module.called for part in _NAMES)
