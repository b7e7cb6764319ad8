"""Tables of `mlgate.toml` before they are text, so that they can be tried first and written when they are green."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

Value = str | int | bool | tuple[str, ...] | Mapping[str, tuple[str, ...]]
# Longer lists stand one entry a line.
_WIDTH = 100


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """`[NAME]` with its keys, below a comment of whole lines; `needs` are mlgate's extras, `uses` other tables."""

    name: str
    keys: Mapping[str, Value]
    comment: Sequence[str] = ()
    needs: Sequence[str] = ()
    uses: str | None = None

    @property
    def kind(self) -> str:
        """The part before the point."""
        return self.name.partition(".")[0]

    def excluded(self) -> tuple[str, ...]:
        """Return the paths that it leaves out."""
        value = self.keys.get("exclude", ())
        return value if isinstance(value, tuple) else ()

    def text(self, folder: Path | None = None, drafted: Sequence[str] = ()) -> str:
        """Return it as TOML; paths that are `drafted` are those of drafts in `folder`, where one is given."""
        lines = [f"# {line}" for line in self.comment]
        lines.append(f"[{self.name}]")
        for key, value in self.keys.items():
            if isinstance(value, Mapping):
                # An inline table ends with its line, so a long one is spread over dotted keys.
                lines += [f"{key}.{quoted(name)} = {_written(inner)}" for name, inner in value.items()]
                continue
            placed = (folder / value).as_posix() if folder and isinstance(value, str) and value in drafted else value
            lines.append(f"{key} = {_written(placed)}")
        return "\n".join(lines) + "\n"


def _written(value: str | int | bool | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        inner = [quoted(one) for one in value]
        line = f"[{', '.join(inner)}]"
        return line if len(line) <= _WIDTH else "[\n" + "".join(f"    {one},\n" for one in inner) + "]"
    if isinstance(value, str):
        return quoted(value)
    return str(value).lower()


def quoted(text: str) -> str:
    """Return `text` as a basic string of TOML, which is one of JSON but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
