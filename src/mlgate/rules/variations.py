"""Changed copies that an inner loop makes of each row: `for _ in range(5): rows.append(row + noise)`."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from mlgate.rules.flow import Around, Flow
from mlgate.rules.libraries import DRAWING
from mlgate.rules.loop_rows import Since
from mlgate.rules.nodes import walk
from mlgate.rules.values import NONE, Function, Identities, Object

# Packages whose objects change pictures, sounds or texts by chance.
_CHANGING = frozenset({"albumentations", "audiomentations", "imgaug", "monai", "nlpaug", "torchio", "torchvision"})
# What is in the names of functions that change a row a little, and keep what it is.
_CHANGES = (
    "affine", "augment", "blur", "brightness", "distort", "elastic", "flip", "jitter", "mixup", "noise", "noisy",
    "paraphras", "perturb", "pitch_shift", "rot90", "rotat", "synonym", "time_stretch", "warp", "zoom",
)  # fmt: skip
_UNDOING = ("denois", "remove", "reduce")
_MOST_STEPS = 3


def is_varied(flow: Flow, rows: Identities, how: ast.expr, labels: Sequence[ast.expr], since: Since) -> bool:
    """Whether a loop that only counts puts a changed copy of each row into a list, beside what stays of the row.

    It is written `how`, and has `rows`; `labels` are what stands beside it in the list where that holds pairs.
    """
    loops = [around for around in flow.around if around.start >= since.row]
    counting = [around for around in loops if _counts(around)]
    if since.nested or not counting or len(counting) == len(loops) or flow.rows.origins(rows) <= flow.drawn_rows:
        return False
    over = NONE.union(*(around.rows for around in loops))
    if not over or not any(row in over or row >= loops[0].start for row in flow.rows.above(rows)):
        return False
    written = [*_written(how, loops[-1].node)]
    loops_over = [around.node for around in counting if isinstance(around.node, ast.For)]
    names = {name for node in loops_over for name in _names(node.target)}
    used = names & {name for part in written for name in _names(part)}
    changed = any(_changes(flow, call) for part in written for call in walk(part) if isinstance(call, ast.Call))
    if used and (not changed or any(_takes(part, used) for part in written)):
        return False
    if not changed and not any(_adds_noise(part, loops[-1].node) for part in written):
        return False
    varying = names | (_assigned(counting[-1].node) if counting[-1] is loops[-1] else set())
    beside = [*labels, *_appended(loops[-1].node, how)]
    return any(isinstance(one, _PLAIN) and not varying & {*_names(one)} and any(_names(one)) for one in beside)


_PLAIN = (ast.Attribute, ast.Name, ast.Subscript)


def _counts(around: Around) -> bool:
    """Whether a loop goes through numbers, or a few constants, and through no rows."""
    if around.rows or not isinstance(around.node, ast.For):
        return False
    over = around.node.iter
    if isinstance(over, (ast.List, ast.Tuple)):
        return all(isinstance(one, (ast.Constant, ast.UnaryOp)) for one in over.elts)
    is_range = isinstance(over, ast.Call) and isinstance(over.func, ast.Name) and over.func.id == "range"
    return is_range and not any(isinstance(one, ast.Call) for one in walk(over) if one is not over)


def _written(how: ast.expr, loop: ast.stmt) -> Iterator[ast.expr]:
    """Yield how something is written, and how the names in it are, as far as the body of `loop` gives them."""
    given = {
        target.id: one.value
        for one in walk(loop)
        if isinstance(one, ast.Assign)
        for target in one.targets
        if isinstance(target, ast.Name)
    }
    waiting, seen = [how], set[str]()
    for _ in range(_MOST_STEPS):
        yield from waiting
        new = dict.fromkeys(name for part in waiting for name in _names(part) if name in given and name not in seen)
        seen |= new.keys()
        waiting = [given[name] for name in new]


def _names(node: ast.AST) -> Iterator[str]:
    return (one.id for one in walk(node) if isinstance(one, ast.Name))


def _assigned(loop: ast.stmt) -> set[str]:
    return {one.id for one in walk(loop) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}


def _takes(part: ast.expr, names: set[str]) -> bool:
    """Whether a piece is taken by one of `names`: another each time."""
    indexes = (one.slice for one in walk(part) if isinstance(one, ast.Subscript))
    return any(name in names for index in indexes for name in _names(index))


def _changes(flow: Flow, call: ast.Call) -> bool:
    """Whether a call changes a row a little, by its name or by what is called."""
    if _is_called_so(call):
        return True
    called = flow.evaluate(call.func) if isinstance(call.func, ast.Name) else None
    if isinstance(called, Function):
        inner = [*walk(called.node)]
        takes = any(isinstance(one, ast.Subscript) and any(_names(one.slice)) for one in inner)
        return not takes and any(_is_called_so(one) for one in inner if isinstance(one, ast.Call))
    return isinstance(called, Object) and called.symbol.root in _CHANGING


def _is_called_so(call: ast.Call) -> bool:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    lower = name.lower()
    return any(one in lower for one in _CHANGES) and not any(one in lower for one in _UNDOING)


def _adds_noise(part: ast.expr, loop: ast.stmt) -> bool:
    """Whether random numbers are added to something, or multiplied by it, that is not random itself."""
    for one in walk(part):
        if isinstance(one, ast.BinOp) and isinstance(one.op, (ast.Add, ast.Mult, ast.Sub)):
            left, right = (any(map(_draws, _written(side, loop))) for side in (one.left, one.right))
            fixed = one.right if left else one.left
            if left != right and any(_names(fixed)):
                return True
    return False


def _draws(part: ast.expr) -> bool:
    return any(
        isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr in DRAWING
        for one in walk(part)
    )


def _appended(loop: ast.stmt, how: ast.expr) -> Iterator[ast.expr]:
    """Yield what the body of `loop` puts into other lists."""
    for one in walk(loop):
        is_put = isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "append"
        if isinstance(one, ast.Call) and is_put and one.args and one.args[0] is not how:
            yield _bare(one.args[0])


def _bare(node: ast.expr) -> ast.expr:
    """Return `t` of `int(t)`."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 1 and not node.keywords:
        return node.args[0]
    return node
