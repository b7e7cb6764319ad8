"""MLS503: code of a hub is run."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.hubs import is_local, may_be_commit
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Method, Symbol, constant

RULE = Rule(
    code="MLS503",
    name="trusts-remote-code",
    what=(
        "A model, tokenizer or data set is loaded with `trust_remote_code=True`. It is right with a folder of the "
        "repository's own, and with `revision=` set to the hash of a commit, which somebody can have read."
    ),
    why=(
        "The library then downloads Python files that the owner of the hub's repository can change at any time, and "
        "runs them with your rights. Use a model whose classes the library has; or read the code, and pin the commit "
        "with `revision=` (and `code_revision=` where the code lies elsewhere)."
    ),
    bad=(
        """\
from transformers import AutoModel

model = AutoModel.from_pretrained(NAME, trust_remote_code=True)
""",
        """\
from datasets import load_dataset

options = {"split": "train", "trust_remote_code": True}
data = load_dataset(NAME, **options)
""",
    ),
    good=(
        'from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("./model", trust_remote_code=True)\n',
        """\
from transformers import AutoModel

COMMIT = "0123456789abcdef0123456789abcdef01234567"
model = AutoModel.from_pretrained(NAME, trust_remote_code=True, revision=COMMIT)
""",
    ),
    source="Transformers' documentation, 'Custom models': 'pass a commit hash as a revision'; CWE-829",
)


def find(module: Module) -> Iterator[Hit]:
    """Yield the calls of libraries that are told to run what a hub holds, whatever that is."""
    for call in module.calls:
        arguments = call.arguments
        if constant(arguments.keywords.get("trust_remote_code")) is not True or module.in_test(call.place):
            continue
        is_loading = call.callee.root != "builtins" if isinstance(call.callee, Symbol) else _loads(call.callee)
        if not is_loading or is_local(call) or may_be_commit(arguments.keywords.get("revision")):
            continue
        node = call.place.node
        yield Hit(
            message=(
                f"{call.callee.last if isinstance(call.callee, Symbol) else call.callee.name} runs the code that the "
                "hub holds at that time (trust_remote_code=True); leave it out, or pin revision= to a commit you read"
            ),
            location=module.location(call.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"called": module.source.line(node.lineno).strip()},
        )


def _loads(method: Method) -> bool:
    return method.name == "from_pretrained"
