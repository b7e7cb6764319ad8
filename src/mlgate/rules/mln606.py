"""MLN606: a model that is trained and saved only in a notebook."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Call
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLN606",
    name="trained-in-notebook",
    what="A notebook fits a model and writes it to a file or registry.",
    why=(
        "A model that is used should be made by code that is imported, tested and run without a person: a notebook is "
        "run by hand, in any order, with whatever was typed before. Move the training into a module or script, and "
        "call it from the notebook. Opt-in: a notebook is a fair place to try something."
    ),
    bad=(
        """\
import joblib
from sklearn.linear_model import LogisticRegression

model = LogisticRegression().fit(X_train, y_train)
joblib.dump(model, "model.joblib")
""",
    ),
    good=(
        """\
import joblib

from project.training import train

model = train("data/train.parquet")
""",
    ),
    source="pynblint, 'put code in modules'; Google, 'Rules of Machine Learning'",
    opt_in=True,
)
_WRITING = frozenset({
    "cloudpickle.dump", "dill.dump", "joblib.dump", "pickle.dump", "skops.io.dump", "torch.save",
})  # fmt: skip
_SAVING = frozenset({".export", ".save", ".save_model", ".save_pretrained", ".save_weights"})
_LOGGING = (".log_model", ".save_model")


def find(module: Module) -> Iterator[Hit]:
    """Yield the first call that writes a model, in a notebook that fits one."""
    if module.source.notebook is None or not _trains(module):
        return
    for call in module.calls:
        if _is_writing(call):
            node = call.place.node
            yield Hit(
                message=f"a model is fitted and written by {call.name.strip('.')} in a notebook alone: "
                "move the training into a module that is tested and run without a person",
                location=module.location(call.place),
                lines=(node.lineno, node.end_lineno or node.lineno),
                evidence={"written": module.source.line(node.lineno).strip()},
            )
            return


def _trains(module: Module) -> bool:
    return any(True for _ in module.models) or any(call.name in (".backward", ".fit") for call in module.calls)


def _is_writing(call: Call) -> bool:
    return (
        call.name in _WRITING
        or call.name in _SAVING
        or (call.name.startswith("mlflow.") and call.name.endswith(_LOGGING))
    )
