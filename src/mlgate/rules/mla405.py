"""MLA405: what a cached pipeline has fitted is read from the transformer that it was given."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.edits import Edit, replaced
from mlgate.rules.events import Fit, Read
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.steps import steps_of
from mlgate.rules.values import Object, constant

RULE = Rule(
    code="MLA405",
    name="cached-transformer-read",
    what=(
        "A pipeline with `memory` is fitted, and afterwards a fitted attribute (`components_`) is read from the "
        "transformer that it was made with."
    ),
    why=(
        "A pipeline that caches fits clones of its transformers. The one that it was given stays as it was: the "
        "attribute is missing, or that of an earlier fit. Read it from `pipe.named_steps[…]`."
    ),
    bad=(
        """\
from sklearn.decomposition import PCA
from sklearn.pipeline import Pipeline
from sklearn.svm import SVC

pca = PCA(n_components=3)
pipe = Pipeline([("reduce", pca), ("model", SVC())], memory="cache")
pipe.fit(X_train, y_train)
print(pca.components_)
""",
    ),
    good=(
        """\
from sklearn.decomposition import PCA
from sklearn.pipeline import Pipeline
from sklearn.svm import SVC

pca, model = PCA(n_components=3), SVC()
pipe = Pipeline([("reduce", pca), ("model", model)], memory="cache")
pipe.fit(X_train, y_train)
print(pipe.named_steps["reduce"].components_, model.support_)
plain = Pipeline([("reduce", pca), ("model", SVC())])
plain.fit(X_train, y_train)
print(pca.components_)
""",
    ),
    source="scikit-learn user guide, 'Pipeline: chaining estimators', 'Caching transformers'",
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every read of an attribute that only the clone in a pipeline has."""
    if not module.reads:
        return
    for read in module.reads:
        fits = module.all_fits[: read.fits]
        if module.in_test(read.place) or any(fit.identity == read.owner.identity for fit in fits):
            continue
        held = [(fit, _step(module, fit.maker, read.owner)) for fit in fits if fit.maker is not None]
        named = [(fit, step) for fit, step in held if step is not None]
        if not named or any(step == "" for _, step in named):
            continue
        fit, step = named[-1]
        node = read.place.node
        yield Hit(
            message=f'the pipeline fitted a clone of this: read {read.name} from its named_steps["{step}"]',
            location=module.location(read.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"fitted": module.source.line(fit.place.node.lineno).strip()},
            edits=_edits(module, read, fit, str(step)),
        )


def _step(module: Module, pipeline: Object | None, owner: Object) -> str | None:
    """Return the name by which `pipeline` caches `owner`; empty where it fits it itself, `None` where it has it not."""
    made = module.construction(pipeline) if pipeline is not None else None
    if pipeline is None or made is None or pipeline.symbol.last not in ("Pipeline", "make_pipeline"):
        return None
    known = steps_of(pipeline, made.arguments)
    if known is None:
        return None
    names = [name for name, step in known.steps.items() if isinstance(step, Object) and step.identity == owner.identity]
    if not names:
        return None
    memory = constant(made.arguments.get(-1, "memory"))
    caches = "memory" in made.arguments.keywords and memory is not None
    return names[0] if caches and names[0] != list(known.steps)[-1] and "memory" not in made.configured else ""


def _edits(module: Module, read: Read, fit: Fit, step: str) -> tuple[Edit, ...]:
    """Return what reads the step of the pipeline, where its name still is that of the pipeline that was fitted."""
    node, call = read.place.node, fit.place.node
    function = call.func if isinstance(call, ast.Call) else None
    if not isinstance(node, ast.Attribute) or not isinstance(function, ast.Attribute):
        return ()
    if not isinstance(function.value, ast.Name) or read.place.function != fit.place.function:
        return ()
    name = function.value.id
    between = module.source.lines[call.lineno : node.lineno]
    if read.place.repeated or any(re.search(rf"\b{re.escape(name)}\b\s*[,=](?!=)", line) for line in between):
        return ()
    return (replaced(node.value, f'{name}.named_steps["{step}"]'),)
