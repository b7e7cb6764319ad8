"""Calls that fetch a model, data or code from a hub, by the name `owner/name` of a repository there."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Call
from mlgate.rules.patterns import Pattern
from mlgate.rules.values import Constant, Symbol, Value, alternatives, constant, is_absent

# Packages whose functions of these names take the name of a repository first.
_PACKAGES = frozenset({
    "adapters", "auto_gptq", "autoawq", "datasets", "diffusers", "evaluate", "flair", "gliner", "huggingface_hub",
    "optimum", "peft", "sentence_transformers", "setfit", "span_marker", "tokenizers", "transformers", "trl", "unsloth",
    "vllm",
})  # fmt: skip
_FETCHING = frozenset({
    "CrossEncoder", "SentenceTransformer", "SparseEncoder", "from_pretrained", "hf_hub_download", "load_dataset",
    "load_dataset_builder", "snapshot_download",
})  # fmt: skip
_NAMED = ("pretrained_model_name_or_path", "repo_id", "path", "model_name_or_path", "model_id", "model", "identifier")
_REPOSITORY = Pattern(r"[A-Za-z0-9][\w.-]{0,95}/[\w.-]{1,96}\Z")
# What people call folders of their own, and what is a file.
_FOLDER = Pattern(
    r"(?i)(?:(?:my|saved|fine_?-?tuned?|trained|local|best|final|pre_?-?trained)[\w-]*|artifacts?|base_models?|cache|"
    r"checkpoints?|ckpts?|data|datasets?|drive|dumps?|exp(?:eriment)?s?|exports?|logs?|lora|mnt|models?|outputs?|out|"
    r"path|results?|runs?|save[sd]?|src|temp|tests?|tmp|tokenizers?|weights|work)/"
)
_FILE = Pattern(r"(?i)\.(?:bin|ckpt|csv|gguf|h5|jsonl?|model|npz?|onnx|parquet|pkl|pth?|py|safetensors|txt|zip)\Z")
_CHECKPOINT = Pattern(r"(?i)/(?:checkpoint|epoch|step)[-_]?\d*\Z")
_COMMIT = Pattern(r"[0-9a-f]{7,40}\Z")
_FULL_COMMIT = Pattern(r"[0-9a-f]{40}\Z")
_VERSION = Pattern(r"v?\d+(?:\.\d+){1,3}(?:[-.+]?\w+)?\Z")


class Fetch(msgspec.Struct, frozen=True):
    """A call that fetches the repository `name`; `revision` is what it is pinned to: None for nothing, ... unknown."""

    call: Call
    name: str
    revision: object

    @property
    def is_pinned(self) -> bool:
        """Whether the revision is a commit, or a version, which by custom stays; or is not known."""
        if not isinstance(self.revision, str):
            return self.revision is not None
        return _COMMIT.match(self.revision) is not None or _VERSION.match(self.revision) is not None


def fetches(module: Module) -> Iterator[Fetch]:
    """Yield the calls of `module` that fetch a repository which they name, of a hub."""
    for call in module.calls:
        if isinstance(call.callee, Symbol) and not module.in_test(call.place):
            if call.name == "torch.hub.load":
                yield from _of_torch(call)
            elif call.callee.root in _PACKAGES and not call.arguments.open:
                yield from _of_hub(call, call.callee)


def is_local(call: Call) -> bool:
    """Whether `call` surely loads from a folder here."""
    given = constant(_given(call, 0))
    return isinstance(given, str) and (given.startswith((".", "/", "~")) or _FOLDER.match(given) is not None)


def may_be_commit(revision: Value | None) -> bool:
    """Whether `revision` is the whole hash of a commit, or something given that is not known."""
    told = None if revision is None or is_absent(revision) else constant(revision)
    return told is ... or (isinstance(told, str) and _FULL_COMMIT.match(told) is not None)


def _given(call: Call, position: int) -> Constant | None:
    found = [one for one in alternatives(call.arguments.get(position, *_NAMED) or _NOTHING) if one != _NOTHING]
    return found[0] if len(found) == 1 and isinstance(found[0], Constant) else None


_NOTHING = Constant(None)


def _of_hub(call: Call, symbol: Symbol) -> Iterator[Fetch]:
    arguments = call.arguments
    is_pipeline = symbol.name.startswith("transformers.") and symbol.last == "pipeline"
    if not is_pipeline and symbol.last not in _FETCHING:
        return
    name = constant(_given(call, 1 if is_pipeline else 0))
    is_remote = isinstance(name, str) and _REPOSITORY.match(name) and not _FOLDER.match(name) and not _FILE.search(name)
    if not is_remote or _CHECKPOINT.search(str(name)) or constant(arguments.get(-1, "local_files_only")) is True:
        return
    if not {"gguf_file", "data_files"} & set(arguments.keywords):
        revision = arguments.get(-1, "revision")
        yield Fetch(call, str(name), None if revision is None else constant(revision))


def _of_torch(call: Call) -> Iterator[Fetch]:
    name = constant(call.arguments.get(0, "repo_or_dir"))
    if isinstance(name, str) and constant(call.arguments.get(-1, "source")) in (..., "github"):
        repository, _, reference = name.partition(":")
        if _REPOSITORY.match(repository):
            yield Fetch(call, repository, reference or None)
