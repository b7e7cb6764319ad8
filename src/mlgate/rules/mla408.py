"""MLA408: a network is evaluated as it is trained."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Call, Loop
from mlgate.rules.networks import is_network
from mlgate.rules.part_names import is_held_out_name
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Instance, Method, Object

RULE = Rule(
    code="MLA408",
    name="evaluated-in-training-mode",
    what=(
        "A loop over a loader, which or whose function is called test or validation, calls a network of torch, and "
        "nowhere in the module is `eval()` called, nor `no_grad` or `inference_mode` used."
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
        """\
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Dropout(), nn.Linear(784, 10))

    def forward(self, x):
        return self.layers(x)

net = Net()
for images, labels in test_loader:
    correct += (net(images).argmax(1) == labels).sum()
""",
        """\
import torch
from torch import nn

def test(net, loader):
    for images, labels in loader:
        print((net(images).argmax(1) == labels).sum())

test(nn.Sequential(nn.Dropout(), nn.Linear(784, 10)), loader)
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

# What says that somebody thought of it, wherever it stands; and methods that change the mode.
_MODES = frozenset({"LightningModule", "Trainer", "inference_mode", "no_grad", "set_grad_enabled"})
_SWITCHES = frozenset({"requires_grad_", "train"})
_NETWORK = re.compile(r"(?:.*_)?(?:model|net|network|classifier|encoder|cnn|rnn|lstm|mlp|resnet|vgg)\d?\Z")
_LOADER = re.compile(r"load|_dl\Z|iter|batches", re.IGNORECASE)
_MEASURES = ("criterion", "loss", "metric")
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def find(module: Module) -> Iterator[Hit]:
    """Yield every loop over a loader of test rows in a module that never changes to evaluation."""
    loops = [loop for loop in module.loops if _LOADER.search(loop.name)]
    nodes = module.nodes if loops else []
    if not any(map(_is_torch, nodes)) or any(map(_changes_mode, nodes)):
        return
    functions = [node for node in nodes if isinstance(node, _Function)]
    for loop in loops:
        inside = module.calls[loop.first : loop.last]
        network = next((call for call in inside if _is_network(call)), None)
        around = _around(functions, loop.place.node)
        if network is None or not _is_of_test(module, loop, around, network) or _trains(inside):
            continue
        if _in_test(module, loop, around, nodes):
            continue
        node = network.place.node
        yield Hit(
            message=f"the network is called on {loop.name} in training mode: call eval() first, under torch.no_grad()",
            location=module.location(network.place),
            lines=(node.lineno, node.end_lineno or node.lineno, loop.place.node.lineno),
            evidence=_evidence(module, loop, node),
        )


def _is_torch(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return (node.module or "").partition(".")[0] == "torch"
    return isinstance(node, ast.Import) and any(one.name.partition(".")[0] == "torch" for one in node.names)


def _changes_mode(node: ast.AST) -> bool:
    """Whether `node` changes the mode, or leaves that to a framework; `df.eval("a + b")` does not."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        name, given = node.func.attr, [*node.args, *(keyword.value for keyword in node.keywords)]
        is_off = len(given) == 1 and not (isinstance(given[0], ast.Constant) and given[0].value is True)
        return (name == "eval" and not given) or (name in _SWITCHES and is_off)
    name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", getattr(node, "name", ""))
    return name in _MODES


def _around(functions: list[_Function], node: ast.expr) -> str:
    """Return the name of the innermost function around `node`."""
    around = [one for one in functions if one.lineno <= node.lineno <= (one.end_lineno or 0)]
    return max(around, key=lambda one: one.lineno).name if around else ""


def _is_of_test(module: Module, loop: Loop, around: str, network: Call) -> bool:
    """Whether the loop goes through rows to test on: by its name, or that of its function.

    A function alone may be called with a network that another module has changed to evaluation, unless this one trains.
    """
    if is_held_out_name(loop.name):
        return True
    assert isinstance(network.callee, Method)
    is_own = ".backward" in module.called or isinstance(network.callee.receiver, (Instance, Object))
    return is_own and (is_held_out_name(around) or around.startswith("evaluat"))


def _in_test(module: Module, loop: Loop, around: str, nodes: list[ast.AST]) -> bool:
    """Whether the loop is in a test of code: a function `test_loop` that the module itself calls is none."""
    called = {around, loop.place.function} - {""}
    by_module = any(
        isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in called
        for node in nodes
    )
    return module.is_test_file or loop.place.asserted or (module.in_test(loop.place) and not by_module)


def _evidence(module: Module, loop: Loop, node: ast.expr) -> dict[str, str]:
    line = module.source.line
    return {"loop": line(loop.place.node.lineno).strip(), "called": line(node.lineno).strip()}


def _is_network(call: Call) -> bool:
    """Whether a network is called: one that is known, or something with the name of one."""
    node = call.place.node
    if call.name != ".__call__" or not isinstance(node, ast.Call) or not isinstance(call.callee, Method):
        return False
    receiver = call.callee.receiver
    if isinstance(receiver, Instance):
        return is_network(receiver) and not receiver.blueprint.name.lower().endswith(_MEASURES)
    if isinstance(receiver, Object):
        # A layer alone may be of the loss.
        whole = receiver.symbol.last == "Sequential" or receiver.symbol.name.startswith("torchvision.models.")
        return is_network(receiver) and whole
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return _NETWORK.match(name.lower()) is not None


def _trains(calls: list[Call]) -> bool:
    return any(call.name in (".backward", ".step", "torch.autograd.grad") for call in calls)
