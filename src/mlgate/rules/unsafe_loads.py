"""Calls that run what a file holds when they load it: pickles, and what is made of them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Call, Origin
from mlgate.rules.values import Constant, Symbol, constant

_PICKLES = frozenset({"_pickle", "cPickle", "cloudpickle", "dill", "joblib", "pickle", "pickle5"})
_LOADING = frozenset({"Unpickler", "load", "loads"})
_MISSING = Constant(None)
_FROM_URL = frozenset({"load_state_dict_from_url", "load_url"})
_FILE = ("file", "filename", "f", "filepath_or_buffer", "url", "data", "str")
# A module that computes one of these looks at what it was given before it loads it.
_VERIFYING = ("hashlib", "hmac", "itsdangerous")
_VERIFIES = ("checksum", "digest", "md5", "sha1", "sha256", "signature", "verify")


class Load(msgspec.Struct, frozen=True):
    """A call that unpickles; `shown` is how a message names it, `origin` where its file or bytes came from."""

    call: Call
    shown: str
    origin: Origin

    @property
    def is_of_torch(self) -> bool:
        """Whether PyTorch can be told to load no code."""
        return self.call.name.startswith("torch.")


def unpickling(module: Module) -> Iterator[Load]:
    """Yield the calls of `module` that unpickle something which is not known to lie in the repository."""
    for call in module.calls:
        if isinstance(call.callee, Symbol) and _unpickles(call.callee, call):
            yield from _of_outside(module, call)


def loading_arrays(module: Module) -> Iterator[Load]:
    """Yield the calls of numpy's `load` with `allow_pickle=True`, as `unpickling` does."""
    for call in module.calls:
        if call.name == "numpy.load" and constant(call.arguments.get(2, "allow_pickle")) is True:
            yield from _of_outside(module, call)


def verifies(module: Module) -> bool:
    """Whether `module` computes a checksum or a signature anywhere: it may be of what it loads."""
    return any(
        call.name.startswith(_VERIFYING) or any(word in call.name.rpartition(".")[2].lower() for word in _VERIFIES)
        for call in module.calls
    )


def _of_outside(module: Module, call: Call) -> Iterator[Load]:
    origin = module.origin(call.arguments.get(0, *_FILE))
    if origin is not None and not module.in_test(call.place):
        package, _, name = call.name.partition(".")
        yield Load(call, f"{'np' if package == 'numpy' else package}.{name.rpartition('.')[2]}", origin)


def _unpickles(symbol: Symbol, call: Call) -> bool:
    if symbol.root in _PICKLES or symbol.name.startswith("sklearn.externals.joblib."):
        return symbol.last in _LOADING
    if symbol.root == "torch":
        # What is not known may be True.
        told = constant(call.arguments.keywords.get("weights_only", _MISSING))
        by_url = symbol.last in _FROM_URL and constant(call.arguments.keywords.get("check_hash")) is not True
        return (symbol.name == "torch.load" or by_url) and told in (False, None) and not call.arguments.open
    return symbol.name in ("pandas.read_pickle", "shelve.open")


def came(module: Module, origin: Origin) -> tuple[str, dict[str, str]]:
    """Return the words that say where something came from, and the line as evidence."""
    if origin.node is None:
        return origin.how, {}
    return f"{origin.how} ({module.source.named(origin.node.lineno)})", {
        "came from": module.source.line(origin.node.lineno).strip()
    }
