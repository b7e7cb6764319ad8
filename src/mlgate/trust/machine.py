"""A pickle, read as the unpickler would read it, with nothing imported and nothing called.

A pickle is a program for a stack machine. This machine runs it on symbols: an import yields a `Global`, a call an
`Instance` of what was called. So it knows exactly which names a file imports, whatever the detour through the memo, and
where a joblib file switches from opcodes to the raw bytes of an array. What no pickler writes and readers disagree
about is refused as irregular, since a file that two readers read differently can hide what it does from one of them.

Opcodes and their arguments are parsed by the standard library's `pickletools`, which also says what each opcode takes
from the stack and puts there.
"""

from __future__ import annotations

import io
import pickletools
from _compat_pickle import IMPORT_MAPPING, NAME_MAPPING
from collections.abc import Callable
from typing import Any

import msgspec

from mlgate.trust.arrays import bytes_of, is_padded, skip_numbers
from mlgate.trust.stack import JOBLIB_ARRAY, Stack
from mlgate.trust.symbols import Global, Instance, Irregular

_MOST_OPCODES = 10_000_000
_FIRST_PROTOCOL_WITHOUT_OLD_NAMES = 3


class Program(msgspec.Struct, frozen=True, kw_only=True):
    """What one pickle does: the names it imports, what it does that no model does, and the texts of bytes within."""

    imports: tuple[Global, ...]
    oddities: tuple[tuple[str, str], ...]
    payloads: tuple[bytes, ...]
    end: int


_OTHER = object()
_CONSTANTS = (str, bytes, bytearray, int, float, bool, type(None))
# numpy's `scalar` with a type of objects returns what it is given.
_RETURNS_ITS_ARGUMENT = {
    Global("numpy._core.multiarray", "scalar"),
    Global("numpy.core.multiarray", "scalar"),
}
# These make an object of the class that is their first argument.
_CLASS_FIRST = {Global("copyreg", "_reconstructor"), Global("copyreg", "__newobj__")}


class Machine:
    """Runs the pickle that starts at the stream's position; `run` returns what it does."""

    def __init__(self, stream: io.BytesIO, size: int, *, arrays: bool = True) -> None:
        self._stream = stream
        self._size = size
        self._arrays = arrays  # whether raw bytes of joblib's arrays may stand between the opcodes
        self._stack = Stack()
        self._protocol = 0
        self._frame_end = 0
        self._imports: dict[Global, None] = {}
        self._oddities: dict[tuple[str, str], None] = {}
        self._payloads: list[bytes] = []

    def run(self) -> Program:
        """Run to the end of the pickle.

        Raises:
            Irregular: it is no pickle, is cut short, or does what no pickler writes. `found` carries what was seen.
        """
        try:
            self._run()
        except Irregular as error:
            error.found = self._program()
            raise
        except (ValueError, OverflowError, MemoryError, AssertionError, UnicodeError, IndexError, EOFError) as error:
            raised = Irregular(str(error) or type(error).__name__)
            raised.found = self._program()
            raise raised from error
        return self._program()

    def _program(self) -> Program:
        return Program(
            imports=tuple(self._imports),
            oddities=tuple(self._oddities),
            payloads=tuple(self._payloads),
            end=self._stream.tell(),
        )

    def _run(self) -> None:
        table = self._table()
        for count, (opcode, argument, position) in enumerate(pickletools.genops(self._stream)):
            if count > _MOST_OPCODES:
                raise Irregular(f"more than {_MOST_OPCODES:,} opcodes")
            self._within_frame(opcode.name, position or 0)
            special = table.get(opcode.name)
            if special is not None:
                special(argument)
            else:
                self._generic(opcode, argument)
        if self._stream.tell() < self._frame_end:
            raise Irregular("it stops in the middle of a frame")
        if self._stack:
            raise Irregular("something is left on the stack")
        if self._stack.wrappers:
            raise Irregular("joblib's array wrapper is used in a way that joblib does not")

    def _table(self) -> dict[str, Callable[[Any], object]]:
        """Return what to do for every opcode of which more than its effect on the stack matters."""
        stack = self._stack
        return {
            "PROTO": self._proto,
            "FRAME": self._frame,
            "MARK": lambda _: stack.mark(),
            "POP": lambda _: stack.drop(),
            "DUP": lambda _: stack.push(stack.top()),
            "NONE": lambda _: stack.push(None),
            **dict.fromkeys(("PUT", "BINPUT", "LONG_BINPUT", "MEMOIZE"), stack.keep),
            **dict.fromkeys(("GET", "BINGET", "LONG_BINGET"), stack.recall),
            "EMPTY_TUPLE": lambda _: self._tuple(0),
            "TUPLE1": lambda _: self._tuple(1),
            "TUPLE2": lambda _: self._tuple(2),
            "TUPLE3": lambda _: self._tuple(3),
            "TUPLE": lambda _: stack.push(tuple(stack.to_mark())),
            "EMPTY_DICT": lambda _: stack.push({}),
            "DICT": self._marked_dict,
            "APPEND": self._append,
            **dict.fromkeys(("APPENDS", "ADDITEMS"), self._extend),
            "SETITEM": self._setitem,
            "SETITEMS": self._setitems,
            "GLOBAL": self._import,
            "STACK_GLOBAL": self._stack_import,
            **dict.fromkeys(("EXT1", "EXT2", "EXT4"), self._extension),
            "REDUCE": self._reduce,
            "NEWOBJ": self._new,
            "NEWOBJ_EX": self._new_with_keywords,
            "OBJ": self._obj,
            "INST": self._inst,
            "BUILD": self._build,
        }

    def _within_frame(self, name: str, position: int) -> None:
        end = self._stream.tell()
        if name == "FRAME" and position < self._frame_end:
            raise Irregular("a frame within a frame")
        if position < self._frame_end < end:
            raise Irregular("an opcode reaches over the end of its frame")

    def _generic(self, opcode: pickletools.OpcodeInfo, argument: object) -> None:
        """Do what `pickletools` says of the opcode's effect on the stack."""
        before, after = opcode.stack_before, opcode.stack_after
        if pickletools.markobject in before:
            self._stack.to_mark()
            before = before[: before.index(pickletools.markobject)]
        for _ in before:
            self._stack.pop()
        if isinstance(argument, (bytes, bytearray)) and argument[:1] == b"\x80":
            self._payloads.append(bytes(argument))
        for _ in after:
            known = not before and isinstance(argument, _CONSTANTS) and opcode.arg is not None
            self._stack.push(argument if known else _OTHER)

    # What single opcodes do. Each takes the machine and the opcode's argument.

    def _proto(self, version: int) -> None:
        self._protocol = version

    def _frame(self, length: int) -> None:
        self._frame_end = self._stream.tell() + length
        if self._frame_end > self._size:
            raise Irregular("a frame reaches over the end of the file")

    def _tuple(self, count: int) -> None:
        items = [self._stack.pop() for _ in range(count)]
        self._stack.push(tuple(items[::-1]))

    def _marked_dict(self, _: object) -> None:
        self._stack.push(_texts(self._stack.to_mark()))

    def _append(self, _: object) -> None:
        self._stack.pop()
        self._no_global(self._stack.top(), "appended to")

    def _extend(self, _: object) -> None:
        # With nothing to append, the unpickler does nothing; the target is what it was.
        self._stack.to_mark()
        self._no_global(self._stack.top(), "appended to")

    def _setitem(self, _: object) -> None:
        value, key = self._stack.pop(), self._stack.pop()
        self._update([key, value])

    def _setitems(self, _: object) -> None:
        self._update(self._stack.to_mark())

    def _update(self, items: list[Any]) -> None:
        target = self._stack.top()
        if isinstance(target, dict):
            target.update(_texts(items))
        else:
            self._no_global(target, "changed in its items")

    def _import(self, both: str) -> None:
        module, _, name = both.partition(" ")
        if " " in name:
            raise Irregular("an imported name holds a space")
        self._stack.push(self._found(module, name))

    def _stack_import(self, _: object) -> None:
        name, module = self._stack.pop(), self._stack.pop()
        if type(name) is not str or type(module) is not str:
            raise Irregular("it imports a name that is made while it loads")
        self._stack.push(self._found(module, name))

    def _extension(self, code: int) -> None:
        self._stack.push(self._found("copyreg extension", str(code)))

    def _found(self, module: str, name: str) -> Global:
        """Note an import, by the name that Python 3 gives it."""
        if self._protocol < _FIRST_PROTOCOL_WITHOUT_OLD_NAMES:
            module, name = NAME_MAPPING.get((module, name), (IMPORT_MAPPING.get(module, module), name))
        found = Global(module, name)
        self._imports[found] = None
        return found

    def _reduce(self, _: object) -> None:
        args, callee = self._stack.pop(), self._stack.pop()
        self._call(callee, args)

    def _new(self, _: object) -> None:
        args, cls = self._stack.pop(), self._stack.pop()
        if cls == JOBLIB_ARRAY and args == ():
            self._stack.wrappers -= 1
            self._stack.push(Instance(cls, args))
            return
        self._call(cls, args)

    def _new_with_keywords(self, _: object) -> None:
        self._stack.pop()
        args, cls = self._stack.pop(), self._stack.pop()
        self._call(cls, args)

    def _obj(self, _: object) -> None:
        taken = self._stack.to_mark()
        if not taken:
            raise Irregular("a call of nothing")
        self._call(taken[0], tuple(taken[1:]))

    def _inst(self, both: str) -> None:
        args = tuple(self._stack.to_mark())
        self._import(both)
        self._call(self._stack.pop(), args)

    def _call(self, callee: object, args: object) -> None:
        if not isinstance(callee, Global):
            self._odd("call", "what the pickle made itself is called, where a model only calls what it imports")
            self._stack.push(Instance(None))
            return
        if callee in _CLASS_FIRST and isinstance(args, tuple) and args and isinstance(args[0], Global):
            callee = args[0]
        if callee in _RETURNS_ITS_ARGUMENT and isinstance(args, tuple) and any(isinstance(arg, Global) for arg in args):
            self._odd(str(callee), "given an imported name, where it takes numbers")
        self._stack.push(Instance(callee, args))

    def _build(self, _: object) -> None:
        state = self._stack.pop()
        target = self._stack.top()
        self._no_global(target, "changed in its attributes")
        if not isinstance(target, Instance):
            return
        target.built += 1
        target.state = state
        if target.maker == JOBLIB_ARRAY:
            self._joblib_array(target)

    def _joblib_array(self, wrapper: Instance) -> None:
        """Skip the array's bytes, which joblib writes between the opcodes, or run the pickle that stands there."""
        if wrapper.built != 1 or not self._arrays or self._stream.tell() < self._frame_end:
            raise Irregular("joblib's array wrapper is used in a way that joblib does not")
        length = bytes_of(wrapper.state)
        if length is None:
            inner = Machine(self._stream, self._size, arrays=False)
            try:
                program = inner.run()
            except Irregular as error:
                self._take(error.found)
                raise
            self._take(program)
            self._frame_end = 0
            return
        skip_numbers(self._stream, self._size, length, padded=is_padded(wrapper.state))

    def _take(self, program: Program | None) -> None:
        if program is not None:
            self._imports.update(dict.fromkeys(program.imports))
            self._oddities.update(dict.fromkeys(program.oddities))
            self._payloads += program.payloads

    def _no_global(self, target: object, what: str) -> None:
        if isinstance(target, Global):
            self._odd(str(target), f"{what}, though it is the library's and not the model's")

    def _odd(self, subject: str, message: str) -> None:
        self._oddities[(subject, message)] = None


def _texts(items: list[Any]) -> dict[str, Any]:
    """Return the pairs of `items` whose key is text, which is all that the layout of an array needs."""
    return {key: value for key, value in zip(items[::2], items[1::2], strict=False) if type(key) is str}
