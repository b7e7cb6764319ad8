"""The records of CSV text counted and compared with the header, without parsing a field.

Parsers mend in silence what is no table: short records are padded, a quote that is not closed swallows lines. Here
every byte is looked at once, a block at a time, by the positions of delimiters, quotes and line ends. A quote stands at
the beginning or end of a field or is doubled within a quoted one (RFC 4180), so that whether a place is within quotes
follows from the number of quotes before it.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable

import msgspec
import numpy as np
import numpy.typing as npt

from mlgate.core.display import plural
from mlgate.core.errors import CheckError
from mlgate.readers.files import Dialect

_LF, _CR = 10, 13
_END = 0  # stands for what comes behind the last byte; a NUL byte is refused
_EMPTY_CRLF = 2  # bytes of an empty line with its end
_Places = npt.NDArray[np.intp]
_Bytes = npt.NDArray[np.uint8]


class _State(msgspec.Struct):
    """Where the scan stands: all counts are of what lies before the block."""

    line: int = 1
    begun: int = 1  # the line that the record begins in
    delimiters: int = 0  # of the record
    size: int = 0  # of the record, in bytes
    quoted: bool = False
    opened: int = 1  # the line of the last opening quote
    last: int = _LF
    records: int = 0


class Structure:
    """Counts the records of the text that it is fed, each of which must have `width` fields.

    `shown` is the file's name in messages. Text is UTF-8 without byte-order mark; blocks may end anywhere.
    """

    def __init__(self, dialect: Dialect, width: int, shown: str) -> None:
        self._delimiter = ord(dialect.delimiter)
        self._quote = ord(dialect.quote) if dialect.quote else None
        self._width = width
        self._shown = shown
        self._state = _State()
        self._opens = _table(self._delimiter, _LF, self._quote)
        self._closed = _table(self._delimiter, _LF, _CR, _END, self._quote)
        self._decoder = codecs.getincrementaldecoder("utf-8")()

    def count(self, blocks: Iterable[bytes]) -> int:
        """Return the number of records, the header among them.

        Raises:
            CheckError: with the line of what is no text or no such table.
        """
        block = b""
        for following in blocks:
            if block and following:
                self._look(block, following[0])
            block = following or block
        if block:
            self._look(block, _END)
        return self._end()

    def _look(self, block: bytes, after: int) -> None:
        self._decodable(block)
        values = np.frombuffer(block, np.uint8)
        state = self._state
        quotes = self._quote is not None and (state.quoted or bytes((self._quote,)) in block)
        found = (values == self._delimiter) | (values == _LF)
        if quotes:
            found |= values == self._quote
        places = np.flatnonzero(found)
        kinds = values[places]
        if quotes:
            places, kinds = self._unquoted(values, places, kinds, after)
        elif b"\r" in block:
            self._line_ends(values, np.flatnonzero(values == _CR), after)
        ends = np.flatnonzero(kinds == _LF)
        self._widths(values, places, ends)
        # Within quotes there are more line ends.
        state.line += block.count(b"\n") if quotes else len(ends)
        state.last = block[-1]

    def _decodable(self, block: bytes) -> None:
        if (place := block.find(b"\0")) >= 0:
            raise self._error(
                block[:place].count(b"\n"), "holds a NUL byte; it is no CSV text, or in UTF-16: save it as UTF-8"
            )
        self._decode(block)

    def _decode(self, block: bytes, *, final: bool = False) -> None:
        pending = self._decoder.getstate()[0]
        if block.isascii() and not pending and not final:
            return
        try:
            self._decoder.decode(block, final)
        except UnicodeDecodeError as error:
            words = 'is not UTF-8 text; say what it is by `encoding = "cp1252"` or another, or save it as UTF-8'
            raise self._error(error.object[: error.start].count(b"\n"), words) from None

    def _unquoted(self, values: _Bytes, places: _Places, kinds: _Bytes, after: int) -> tuple[_Places, _Bytes]:
        """Return the delimiters and line ends outside of quotes, having looked at each quote's neighbours."""
        state = self._state
        quote = kinds == self._quote
        # Of the number of quotes only its parity counts, which survives that a byte overflows.
        within = (np.cumsum(quote, dtype=np.uint8) + np.uint8(state.quoted)) & 1 == 1
        at, opening = places[quote], within[quote]
        self._neighbours(values, at, opening, after)
        if returns := np.flatnonzero(values == _CR).tolist():
            line_ends = np.asarray(returns, np.intp)
            outside = (np.searchsorted(at, line_ends) + state.quoted) & 1 == 0
            self._line_ends(values, line_ends[outside], after)
        if len(at) and opening[-1]:
            state.opened = state.line + int(np.count_nonzero(values[: at[-1]] == _LF))
        state.quoted = bool(within[-1]) if len(within) else state.quoted
        kept = ~(quote | within)
        return places[kept], kinds[kept]

    def _neighbours(self, values: _Bytes, at: _Places, opening: npt.NDArray[np.bool_], after: int) -> None:
        first, last = at[opening], at[~opening]
        before = values[first - 1]
        if len(first) and first[0] == 0:
            before[0] = self._state.last
        behind = values[np.minimum(last + 1, len(values) - 1)]
        if len(last) and last[-1] == len(values) - 1:
            behind[-1] = after
        wrong = first[~self._opens[before]]
        open_ended = last[~self._closed[behind]]
        if not len(wrong) and not len(open_ended):
            return
        place = min([*wrong[:1].tolist(), *open_ended[:1].tolist()])
        words = (
            "has a quote within a field" if place in wrong[:1] else "has text between a closing quote and the delimiter"
        )
        mend = 'quote the field and double the quotes in it, or set `quote = ""` where quotes mean nothing'
        raise self._error(int(np.count_nonzero(values[:place] == _LF)), f"{words}; {mend}")

    def _line_ends(self, values: _Bytes, returns: _Places, after: int) -> None:
        behind = values[np.minimum(returns + 1, len(values) - 1)]
        if len(returns) and returns[-1] == len(values) - 1:
            behind[-1] = after
        alone = returns[behind != _LF]
        if len(alone):
            words = "has a carriage return that ends no line; save the file with line feeds"
            raise self._error(int(np.count_nonzero(values[: alone[0]] == _LF)), words)

    def _widths(self, values: _Bytes, places: _Places, ends: _Places) -> None:
        """Compare the number of delimiters between one line end and the next; `ends` are those within `places`."""
        state = self._state
        if not len(ends):
            state.delimiters += len(places)
            state.size += len(values)
            return
        stops = places[ends]
        sizes = np.diff(stops, prepend=-1 - state.size)
        widths = np.diff(ends, prepend=-1 - state.delimiters)
        wrong = widths != self._width
        if self._width == 1:
            wrong |= self._empty(values, stops, sizes)
        if wrong.any():
            index = int(np.argmax(wrong))
            begun = int(np.count_nonzero(values[: stops[index - 1] + 1] == _LF)) if index else state.begun - state.line
            raise self._ragged(begun, int(widths[index]), empty=bool(self._empty(values, stops, sizes)[index]))
        state.records += len(ends)
        state.delimiters = len(places) - int(ends[-1]) - 1
        state.size = len(values) - int(stops[-1]) - 1
        state.begun = state.line + int(np.count_nonzero(values[: stops[-1] + 1] == _LF))

    def _empty(self, values: _Bytes, stops: _Places, sizes: _Places) -> npt.NDArray[np.bool_]:
        returned = values[stops - 1] == _CR
        if stops[0] == 0:
            returned[0] = self._state.last == _CR
        empty: npt.NDArray[np.bool_] = (sizes == 1) | ((sizes == _EMPTY_CRLF) & returned)
        return empty

    def _end(self) -> int:
        state = self._state
        self._decode(b"", final=True)
        if state.quoted:
            state.line = state.opened
            raise self._error(0, "opens a quote that is nowhere closed; close it, or double it where it is text")
        if state.size:
            if state.delimiters + 1 != self._width:
                raise self._ragged(state.begun - state.line, state.delimiters + 1, empty=False)
            state.records += 1
        return state.records

    def _ragged(self, lines: int, fields: int, *, empty: bool) -> CheckError:
        if empty:
            return self._error(lines, "is an empty line; remove it")
        return self._error(lines, f"has {plural(fields, 'field')} where the header has {self._width}; mend the line")

    def _error(self, lines: int, words: str) -> CheckError:
        """Return an error in the line that begins `lines` below that of the block."""
        return CheckError(f"{self._shown}:{self._state.line + lines}: {words}")


def _table(*values: int | None) -> npt.NDArray[np.bool_]:
    """Return for each byte whether it is one of `values`."""
    found = np.zeros(256, np.bool_)
    found[[value for value in values if value is not None]] = True
    return found
