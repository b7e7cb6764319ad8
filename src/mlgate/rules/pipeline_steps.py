"""The steps of a pipeline, taken out of it by name or number: each was fitted as the pipeline was."""

from __future__ import annotations

import msgspec

from mlgate.rules.flow import UNKNOWN_FIT, Flow
from mlgate.rules.steps import steps_of
from mlgate.rules.values import NONE, Object, Value

_PIPELINES = frozenset({"Pipeline", "make_pipeline"})


def is_pipeline(value: Value) -> bool:
    """Whether `value` is a pipeline of scikit-learn or imbalanced-learn."""
    return isinstance(value, Object) and value.symbol.last in _PIPELINES


def step_of(flow: Flow, pipeline: Object, key: object) -> Object | None:
    """Return the step of `pipeline` with the name or number `key`, fitted as it is; `None` where that is not known."""
    made = flow.constructions.get(pipeline.identity)
    known = steps_of(pipeline, made.arguments) if made is not None else None
    steps = known.steps if known is not None else {}
    if type(key) is int and -len(steps) <= key < len(steps):
        key = list(steps)[key]
    step = steps.get(key) if isinstance(key, str) else None
    if not isinstance(step, Object):
        return None
    member = (pipeline.identity, f"step {key}")
    if member not in flow.members:
        flow.members[member] = flow.another(step)
    taken = flow.members[member]
    assert isinstance(taken, Object)
    _fit(flow, pipeline, taken)
    return taken


def _fit(flow: Flow, pipeline: Object, step: Object) -> None:
    fits = flow.fitted.get(pipeline.identity, NONE)
    if fits & UNKNOWN_FIT:
        flow.put(flow.fitted, step.identity, UNKNOWN_FIT)
        return
    own = NONE
    for number in sorted(fits):
        known = flow.step_fits.get((number, step.identity))
        if known is None:
            # Which columns the steps before it leave is not known.
            own_fit = msgspec.structs.replace(
                flow.fits[number], identity=step.identity, maker=step, features=None, target=None
            )
            flow.fits.append(own_fit)
            known = flow.step_fits[number, step.identity] = len(flow.fits) - 1
        own |= {known}
    if own:
        flow.put(flow.fitted, step.identity, own)
