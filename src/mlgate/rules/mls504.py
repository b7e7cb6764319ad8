"""MLS504: what a hub holds at that time is loaded."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.hubs import fetches
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLS504",
    name="hub-without-revision",
    what=(
        "`from_pretrained`, `load_dataset`, `hf_hub_download`, `snapshot_download`, `pipeline(model=…)`, "
        "`SentenceTransformer` or `torch.hub.load` names `owner/name` on a hub without a revision, or with a branch. "
        "The hash of a commit is a revision, and so is the number of a version; `main` is a branch. Folders are no hub."
    ),
    why=(
        "The owner, or who has taken the account, can change what a branch holds: another model is served after the "
        "next start, and a run cannot be repeated. `torch.hub.load` runs code of the repository, too. Give the hash "
        "of the commit that was tried: `revision=` on the Hugging Face hub, `owner/name:hash` with torch.hub."
    ),
    bad=(
        """\
from transformers import AutoModel, AutoTokenizer

model = AutoModel.from_pretrained("owner/name")
""",
        'from datasets import load_dataset\n\ndata = load_dataset("owner/name", revision="main")\n',
        'import torch\n\nmodel = torch.hub.load("owner/name", "resnet18")\n',
    ),
    good=(
        """\
from transformers import AutoModel

model = AutoModel.from_pretrained("owner/name", revision="0123456789abcdef0123456789abcdef01234567")
local = AutoModel.from_pretrained("./models/name")
again = AutoModel.from_pretrained(settings.folder)
""",
        'import torch\n\nmodel = torch.hub.load("owner/name:v0.10.0", "resnet18")\n',
    ),
    source=("Documentation of from_pretrained (`revision`) by Hugging Face, of torch.hub.load by PyTorch; CWE-494"),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield the calls that fetch from a hub what is not pinned."""
    for fetch in fetches(module):
        if fetch.is_pinned:
            continue
        node = fetch.call.place.node
        by = fetch.call.name.rpartition(".")[2] if fetch.call.name != "torch.hub.load" else "torch.hub.load"
        if fetch.revision is None:
            said = f"{by} loads {fetch.name} without a revision: what the hub holds at that time"
        else:
            said = f"{by} loads {fetch.name} at '{fetch.revision}', a branch or tag that can move"
        yield Hit(
            message=f"{said}; pin the hash of a commit",
            location=module.location(fetch.call.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"called": module.source.line(node.lineno).strip()},
        )
