"""What a file is, by its name and by how it begins: a model, or data."""

from __future__ import annotations

import re
from enum import StrEnum


class Sort(StrEnum):
    """What a file holds."""

    MODEL = "model"
    DATA = "data"
    NEITHER = "neither"


_PACKED = r"(\.(gz|bz2|xz|zst|zip|lz4))?"
# These hold models whatever they are called.
_MODELS = re.compile(
    r"\.(skops|onnx|safetensors|gguf|ggml|tflite|keras|pt|pth|ckpt|cbm|mlmodel|caffemodel|pdparams|joblib|h5|torchscript)$"
    rf"|\.(pkl|pickle|dill|joblib){_PACKED}$"
    r"|(^|/)(pytorch_model|adapter_model|tf_model|model)[^/]*\.bin$|(^|/)saved_model\.pb$"
)
_DATA = re.compile(
    rf"\.(parquet|pq|feather|arrow|arrows|orc|avro|csv|tsv|jsonl|ndjson|libsvm|svmlight|arff){_PACKED}$"
    r"|\.(npy|npz|hdf5?|nc|tfrecords?|lmdb|mdb|sqlite3?|duckdb|sas7bdat|dta|sav|mat|rds|rdata|xlsx?|warc)$"
    r"|\.(zip|tar|tgz|7z|rar|tbz2)$|\.(tar)\.(gz|bz2|xz|zst)$"
)
# Endings that other things have too (page templates, bank letters): text with one is no model.
_TEXT_TOO = re.compile(r"\.(pt|pth|ckpt|h5|mat|sav|rds|mlmodel)$")
_ANY_MODEL = re.compile(r"\.(pkl|pickle|dill|joblib|h5|bin)(\.\w+)?$")
_MODEL_WORDS = re.compile(
    r"(^|[^a-z])(model|models|clf|classifiers?|regressors?|estimators?|pipelines?|predictors?|booster|forest|xgb|lgbm"
    r"|checkpoints?|weights)([^a-z]|$)"
)
# How files begin that need no name to be known.
_BEGINNINGS = (
    (b"PAR1", Sort.DATA, "Parquet"),
    (b"ARROW1", Sort.DATA, "Arrow"),
    (b"FEA1", Sort.DATA, "Feather"),
    (b"\x89HDF\r\n\x1a\n", Sort.DATA, "HDF5"),
    (b"SQLite format 3\0", Sort.DATA, "SQLite"),
    (b"\x93NUMPY", Sort.DATA, "NumPy"),
    (b"ORC", Sort.DATA, "ORC"),
    (b"Obj\x01", Sort.DATA, "Avro"),
    (b"GGUF", Sort.MODEL, "GGUF"),
    (b"CBM1", Sort.MODEL, "CatBoost"),
)
_PICKLE = re.compile(rb"\x80[\x02-\x05](\x95.{8})?[\x8c\x8d}\]c(X\x58]", re.DOTALL)
_SAFETENSORS = re.compile(rb"[\s\S]{2,6}\x00{2,6}\{\s*\"")
_TORCH = re.compile(rb"PK\x03\x04.{26}[^/]{1,80}/(data\.pkl|\.format_version|version|byteorder)", re.DOTALL)


def by_name(path: str) -> Sort:
    """Return what the name of `path` says that it holds."""
    lowered = path.lower()
    if _MODELS.search(lowered):
        return Sort.MODEL
    return Sort.DATA if _DATA.search(lowered) else Sort.NEITHER


def by_beginning(head: bytes) -> tuple[Sort, str]:
    """Return what a file that begins with `head` holds, and the name of its format."""
    for begins, sort, name in _BEGINNINGS:
        if head.startswith(begins):
            return sort, name
    if _PICKLE.match(head):
        return Sort.MODEL, "a pickle"
    if _TORCH.match(head):
        return Sort.MODEL, "PyTorch"
    if head[5:8] == b"\0\0\0" and _SAFETENSORS.match(head):
        return Sort.MODEL, "safetensors"
    return Sort.NEITHER, ""


def may_be_text(path: str) -> bool:
    """Tell whether a file called so may be text that is neither a model nor data."""
    return _TEXT_TOO.search(path.lower()) is not None


def is_model(path: str) -> bool:
    """Tell whether the name of `path` leaves no doubt that it is a model: a pickle may be anything."""
    lowered = path.lower()
    if not _MODELS.search(lowered):
        return False
    return not _ANY_MODEL.search(lowered) or _MODEL_WORDS.search(lowered.rpartition(".")[0]) is not None


def speaks_of_a_model(text: str) -> bool:
    """Tell whether `text`, a name or a path, has a word for a model in it."""
    return _MODEL_WORDS.search(text.lower()) is not None
