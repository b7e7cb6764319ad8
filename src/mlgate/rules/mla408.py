"""MLA408: a network is evaluated as it is trained."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Call, Loop
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLA408",
    name="evaluated-in-training-mode",
    what=(
        "A loop over a loader that is called test or validation calls a network of torch, and nowhere in the module is "
        "`eval()` called, nor `no_grad` or `inference_mode` used."
    ),
    why=(
        "In training mode dropout drops, and batch normalisation learns from the test rows: the score is noise, and "
        "the model changes while it is judged. Without `no_grad`, memory is spent on gradients. Call `model.eval()`, "
        "and loop in `with torch.inference_mode():`."
    ),
    bad=(
        """\
import torch

for epoch in range(3):
    for images, labels in train_loader:
        loss_of(model(images), labels).backward()
for images, labels in test_loader:
    correct += (model(images).argmax(1) == labels).sum()
""",
    ),
    good=(
        """\
import torch

for epoch in range(3):
    model.train()
    for images, labels in train_loader:
        loss_of(model(images), labels).backward()
model.eval()
with torch.inference_mode():
    for images, labels in test_loader:
        correct += (model(images).argmax(1) == labels).sum()
""",
    ),
    source="PyTorch documentation, 'Autograd mechanics': 'Evaluation Mode'; `torch.nn.Module.eval`",
)

_TORCH = re.compile(r"^\s*(?:import|from) torch\b", re.MULTILINE)
_EXCUSED = re.compile(
    r"\.eval\b|no_grad|inference_mode|set_grad_enabled|\.train\(|requires_grad_?\(False|LightningModule|Trainer\b"
)
_TRAINING = re.compile(r"\.train\((?:True)?\)")
_NETWORK = re.compile(r"(?:.*_)?(?:model|net|network|classifier|encoder|cnn|rnn|lstm|mlp|resnet|vgg)\d?\Z")
_LOADER = re.compile(r"load|_dl\Z|iter|batches", re.IGNORECASE)


def find(module: Module) -> Iterator[Hit]:
    """Yield every loop over a loader of test rows in a module that never changes to evaluation."""
    if not module.loops:
        return
    text = "\n".join(cell.text for cell in module.source.cells)
    if not _TORCH.search(text) or _EXCUSED.search(_TRAINING.sub("", text)):
        return
    for loop in module.loops:
        inside = module.calls[loop.first : loop.last]
        network = next((call for call in inside if _is_network(call)), None)
        if network is None or module.in_test(loop.place) or not _LOADER.search(loop.name) or _trains(inside):
            continue
        node = network.place.node
        yield Hit(
            message=f"the network is called on {loop.name} in training mode: call eval() first, under torch.no_grad()",
            location=module.location(network.place),
            lines=(node.lineno, node.end_lineno or node.lineno, loop.place.node.lineno),
            evidence=_evidence(module, loop, node),
        )


def _evidence(module: Module, loop: Loop, node: ast.expr) -> dict[str, str]:
    line = module.source.line
    return {"loop": line(loop.place.node.lineno).strip(), "called": line(node.lineno).strip()}


def _is_network(call: Call) -> bool:
    node = call.place.node
    if call.name != ".__call__" or not isinstance(node, ast.Call):
        return False
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return _NETWORK.match(name.lower()) is not None


def _trains(calls: list[Call]) -> bool:
    return any(call.name in (".backward", ".step", "torch.autograd.grad") for call in calls)
