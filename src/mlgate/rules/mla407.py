"""MLA407: a module of torch that is not initialised."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.edits import Edit, before
from mlgate.rules.events import Place
from mlgate.rules.initialisers import Initialiser, bases_of, initialiser
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Blueprint, Symbol

RULE = Rule(
    code="MLA407",
    name="module-not-initialised",
    what=(
        "The `__init__` of a class derived of torch's `nn.Module` sets attributes and never calls "
        "`super().__init__()`, or sets layers before it does."
    ),
    why=(
        "A module that is not initialised has nowhere to keep its layers: setting one raises AttributeError, and so "
        "does calling the module. Call `super().__init__()` first."
    ),
    bad=(
        """\
import torch.nn as nn

class Net(nn.Module):
    def __init__(self, width):
        self.layer = nn.Linear(width, 1)
""",
        """\
import torch

class Net(torch.nn.Module):
    def __init__(self):
        self.layer = torch.nn.Linear(3, 1)
        super().__init__()
""",
    ),
    good=(
        """\
from torch import nn

class Net(nn.Module):
    def __init__(self, width):
        self.width = width
        super().__init__()
        self.layer = nn.Linear(width, 1)

class Old(nn.Module):
    def __init__(self):
        nn.Module.__init__(self)
        self.layer = nn.Linear(3, 1)
""",
    ),
    source="PyTorch API reference, `torch.nn.Module`: the parent's __init__ must be called before assignment",
)

_MODULES = frozenset({
    "lightning.LightningModule", "lightning.pytorch.LightningModule", "pytorch_lightning.LightningModule",
    "torch.nn.Module", "torch.nn.modules.Module", "torch.nn.modules.module.Module",
})  # fmt: skip
_LAYERS = ("nn.", "torch.nn.")


def find(module: Module) -> Iterator[Hit]:
    """Yield every `__init__` of a module of torch that does not initialise it, or too late."""
    for defined in module.classes:
        made = initialiser(defined.blueprint) if _is_module(defined.blueprint) else None
        node = _uninitialised(made) if made is not None else None
        if made is None or node is None:
            continue
        place = Place(node, defined.function)
        yield Hit(
            message=f"{defined.blueprint.name} sets attributes and is not initialised: call super().__init__() first",
            location=module.location(place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"written": module.source.line(node.lineno).strip()},
            edits=_started(module, made) if not made.starts and _is_plain(defined.blueprint) else (),
        )


def _is_module(blueprint: Blueprint) -> bool:
    return any(isinstance(base, Symbol) and base.name in _MODULES for base in bases_of(blueprint))


def _is_plain(blueprint: Blueprint) -> bool:
    """Whether nothing but torch's own class is initialised by `super().__init__()`: another may ask for arguments."""
    return len(blueprint.bases) == 1 and isinstance(blueprint.bases[0], Symbol)


def _uninitialised(made: Initialiser) -> ast.expr | None:
    """Return what is set too early."""
    if not made.starts:
        return made.settings[0].node if made.settings else None
    first = min(call.lineno for call in made.starts)
    return next((one.node for one in made.settings if one.node.lineno < first and _is_layer(one.value)), None)


def _is_layer(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and ast.unparse(value.func).startswith(_LAYERS)


def _started(module: Module, made: Initialiser) -> tuple[Edit, ...]:
    """Return what calls the base first, behind the docstring."""
    body = made.node.body
    is_text = isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
    first = body[1] if is_text and len(body) > 1 else body[0]
    indent = module.source.line(first.lineno).encode()[: first.col_offset].decode()
    return () if indent.strip() else (before(first, f"super().__init__()\n{indent}"),)
