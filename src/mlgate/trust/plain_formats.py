"""Model formats that hold numbers and no code: it is enough that a file is one of them, whole."""

from __future__ import annotations

import ast
import json
import math
import re
from typing import Any

from mlgate.core.errors import CheckError

NPY_MAGIC = b"\x93NUMPY"
_LONGEST_HEADER = 100 * 2**20
_LONGEST_NPY_HEADER = 2**16
_DESCR = re.compile(r"[<>|=]?(b1|\?|[iu][1248]|f(?:2|4|8|12|16)|c(?:8|16|24|32)|[mM]8(?:\[[\w/]+\])?|[SUV]\d{1,9})\Z")
_ONNX_FIELDS = frozenset((1, 2, 3, 4, 5, 6, 7, 8, 14, 20, 25, 26))


def npy_objects(content: bytes) -> bytes | None:
    """Return the pickle that a `.npy` file of objects holds, or `None` for one of numbers.

    Raises:
        CheckError: the header is not numpy's, or the file is cut short.
    """
    header, start = _npy_header(content)
    descr, shape = header.get("descr"), header.get("shape")
    if not isinstance(shape, tuple) or any(type(length) is not int or length < 0 for length in shape):
        message = "is not a whole .npy file: its header names no shape"
        raise CheckError(message)
    if _names_objects(descr):
        return content[start:]
    size = _item_size(descr)
    if size is not None and len(content) - start != math.prod(shape) * size:
        message = f"is damaged: {len(content) - start:,} bytes of numbers where its header announces another number"
        raise CheckError(message)
    return None


def _npy_header(content: bytes) -> tuple[dict[str, Any], int]:
    width = 2 if content[6:7] == b"\x01" else 4
    length = int.from_bytes(content[8 : 8 + width], "little")
    start = 8 + width + length
    if length > _LONGEST_NPY_HEADER or start > len(content):
        message = "is not a whole .npy file: its header is cut short"
        raise CheckError(message)
    try:
        header = ast.literal_eval(content[8 + width : start].decode("utf-8").strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError) as error:
        message = f"is not a whole .npy file: {error}"
        raise CheckError(message) from error
    if not isinstance(header, dict):
        message = "is not a whole .npy file: its header is no dictionary"
        raise CheckError(message)
    return header, start


def _names_objects(descr: object) -> bool:
    """Tell whether a type may hold objects; what is no plain layout counts as if it did."""
    if isinstance(descr, str):
        return _DESCR.match(descr) is None
    if isinstance(descr, list):
        return any(not isinstance(field, tuple) or len(field) < 2 or _names_objects(field[1]) for field in descr)  # noqa: PLR2004
    if isinstance(descr, tuple) and descr:
        return _names_objects(descr[0])
    return True


def _item_size(descr: object) -> int | None:
    """Return the bytes of one item of a plain type; `None` for records, whose sum is not needed to be safe."""
    found = _DESCR.match(descr) if isinstance(descr, str) else None
    if found is None:
        return None
    code = found[1].partition("[")[0]
    return 1 if code == "?" else int(code[1:]) * (4 if code[0] == "U" else 1)


def is_safetensors(content: bytes) -> bool:
    """Tell whether `content` is a whole safetensors file: a JSON header of tensors whose bytes fill the rest."""
    length = int.from_bytes(content[:8], "little")
    if content[8:9] != b"{" or length > min(len(content) - 8, _LONGEST_HEADER):
        return False
    try:
        header = json.loads(content[8 : 8 + length])
        ends = [entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__"]
        return max(ends, default=0) == len(content) - 8 - length
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return False


def is_onnx(content: bytes) -> bool:
    """Tell whether `content` is one protobuf message from end to end, with the fields of ONNX's `ModelProto`."""
    position, fields = 0, set()
    while position < len(content):
        tag, position = _varint(content, position)
        field, wire = tag >> 3, tag & 7
        if field not in _ONNX_FIELDS:
            return False
        fields.add(field)
        if wire == 0:
            _, position = _varint(content, position)
        elif wire == 2:  # noqa: PLR2004 - a length and as many bytes
            length, position = _varint(content, position)
            position += length
        else:
            return False
    return position == len(content) and {1, 7} <= fields


def _varint(content: bytes, position: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 64, 7):
        if position >= len(content):
            break
        byte = content[position]
        position += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:  # noqa: PLR2004 - the continuation bit of a varint
            break
    return value, position


def is_lightgbm_text(content: bytes) -> bool:
    """Tell whether `content` is a model that LightGBM saved as text."""
    return content.startswith(b"tree\n") and b"\nend of trees" in content


def is_xgboost_json(content: bytes) -> bool:
    """Tell whether `content` is a model that XGBoost saved as JSON or universal binary JSON."""
    if content.startswith(b"{L\x00"):
        return b"learner" in content[:64] and content.endswith(b"}")
    try:
        return content.startswith(b"{") and "learner" in json.loads(content)
    except (ValueError, RecursionError):
        return False
