"""How many raw bytes joblib reads for an array, worked out from symbols.

joblib writes an array as a small wrapper object, followed by the array's bytes between two opcodes. If the count here
were not the one that joblib arrives at, a file could pass off opcodes as numbers; so every layout that numpy does not
write itself is refused.
"""

from __future__ import annotations

import io
import math
import pickletools
import re

from mlgate.trust.symbols import Global, Instance, Irregular

_WRAPPER_KEYS = {"subclass", "shape", "order", "dtype", "allow_mmap", "numpy_array_alignment_bytes"}
_DTYPE = Global("numpy", "dtype")
_TYPE = re.compile(r"(b1|[iu][1248]|f(?:2|4|8|12|16)|c(?:8|16|24|32)|[mM]8|O8?|[SUV]\d{1,9})\Z")
_FLEXIBLE = "SUV"
_BYTES_OF_A_CHARACTER = {"S": 1, "U": 4, "V": 1}
_HAS_OBJECTS = 1
_ALIGNMENT = 16
_OPCODES_THAT_IMPORT = {"GLOBAL", "INST", "STACK_GLOBAL", "EXT1", "EXT2", "EXT4"}
_STATE_ITEMS = 8  # version, byte order, subarray, names, fields, size, alignment, flags


def bytes_of(state: object) -> int | None:
    """Return the number of bytes of the array that a wrapper with `state` stands for; `None` for one of objects.

    Raises:
        Irregular: the layout is not one that joblib and numpy write.
    """
    if not isinstance(state, dict) or not _WRAPPER_KEYS >= state.keys() >= {"shape", "dtype", "order"}:
        raise Irregular("joblib's array wrapper is used in a way that joblib does not")
    shape, dtype = state["shape"], state["dtype"]
    if not isinstance(shape, tuple) or any(type(length) is not int or length < 0 for length in shape):
        raise Irregular("an array has no plain shape")
    size = _item_size(dtype)
    return None if size is None else math.prod(shape) * size


def is_padded(state: object) -> bool:
    """Tell whether padding stands before the numbers, as joblib writes since 1.2."""
    return isinstance(state, dict) and state.get("numpy_array_alignment_bytes") is not None


def skip_numbers(stream: io.BytesIO, size: int, length: int, *, padded: bool) -> None:
    """Move `stream`, of `size` bytes, over the `length` bytes of an array and the padding before them.

    Plain `pickle.load` knows no raw arrays and would read these bytes as opcodes. A padding length is no opcode, so
    there it stops; without padding the bytes must not import anything.

    Raises:
        Irregular: the padding is not joblib's, the bytes import something, or the file ends before they do.
    """
    start = stream.tell()
    if padded:
        padding = stream.read(1)
        if not 1 <= int.from_bytes(padding, "little") <= _ALIGNMENT:
            raise Irregular("an array is not padded as joblib pads")
        stream.seek(padding[0], io.SEEK_CUR)
    elif _imports(stream):
        raise Irregular("the bytes of an array read as a pickle that imports")
    if stream.tell() + length > size:
        raise Irregular(f"it is cut short: the array at byte {start:,} needs {length:,} bytes")
    stream.seek(length, io.SEEK_CUR)


def _imports(stream: io.BytesIO) -> bool:
    start = stream.tell()
    try:
        return any(opcode.name in _OPCODES_THAT_IMPORT for opcode, _, _ in pickletools.genops(stream))
    except (ValueError, OverflowError, AssertionError):
        return False
    finally:
        stream.seek(start)


def _item_size(dtype: object) -> int | None:
    if not isinstance(dtype, Instance) or dtype.maker != _DTYPE or dtype.built != 1:
        raise Irregular("an array has no plain type")
    args, state = dtype.args, dtype.state
    found = _TYPE.match(args[0]) if isinstance(args, tuple) and args and isinstance(args[0], str) else None
    if found is None or not isinstance(state, tuple) or len(state) < _STATE_ITEMS:
        raise Irregular("an array has no plain type")
    size, flags = state[5], state[7]
    if type(size) is not int or type(flags) is not int:
        raise Irregular("an array has no plain type")
    kind, digits = found[1][0], found[1][1:]
    objects = bool(flags & _HAS_OBJECTS)
    if kind in _FLEXIBLE:
        agrees = size == int(digits) * _BYTES_OF_A_CHARACTER[kind] and (kind == "V" or not objects)
    else:
        agrees = size == -1 and objects == (kind == "O")
        size = int(digits or 0)
    if not agrees:
        raise Irregular("an array's type contradicts itself")
    return None if objects else size
