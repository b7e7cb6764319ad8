"""A contract's values and comments under change: keys set and removed, with the comments moved along."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from mlgate.contracts.inference.remarks import Remarks
from mlgate.core.tables import KeyPath


class Editor:
    """Plain values of a contract, the comments above and behind them, and a list of what was changed."""

    def __init__(
        self, tree: Mapping[str, Any], comments: Mapping[KeyPath, str], trailing: Mapping[KeyPath, str]
    ) -> None:
        """Start from copies."""
        self.tree: dict[str, Any] = copy.deepcopy(dict(tree))
        self.comments = Remarks(comments)
        self.trailing = Remarks(trailing)
        self.changes: list[str] = []

    def get(self, path: KeyPath) -> Any:  # noqa: ANN401 - any value of a contract
        """Return what stands at `path`, `None` for nothing."""
        value: Any = self.tree
        for key in path:
            if isinstance(value, dict):
                value = value.get(key)
            elif isinstance(value, list) and key.isdecimal() and int(key) < len(value):
                value = value[int(key)]
            else:
                return None
        return value

    def put(self, path: KeyPath, value: object, why: str = "") -> None:
        """Set what stands at `path`, below something that is there, with a comment behind it."""
        above = self.get(path[:-1])
        if isinstance(above, list):
            above[int(path[-1])] = value
        else:
            above[path[-1]] = value
        if why:
            self.trailing[path] = why

    def rename(self, path: KeyPath, name: str, value: object, why: str) -> None:
        """Put `name` in the place of the key at `path`."""
        above = self.get(path[:-1])
        entries = list(above.items())
        above.clear()
        above.update((name, value) if key == path[-1] else (key, old) for key, old in entries)
        self._forget(path)
        self.trailing[*path[:-1], name] = why

    def append(self, path: KeyPath, value: object, why: str) -> None:
        """Add `value` to the list at `path`, which is made where there is none, with a comment above it."""
        if self.get(path) is None:
            self.put(path, [])
        entries = self.get(path)
        self.comments[*path, str(len(entries))] = why
        entries.append(value)

    def remove(self, path: KeyPath) -> None:
        """Remove what stands at `path`, and a mapping or list that is then empty."""
        above = self.get(path[:-1])
        self._forget(path)
        if isinstance(above, list):
            del above[int(path[-1])]
            self.comments.move_up(path)
            self.trailing.move_up(path)
        else:
            above.pop(path[-1], None)
        if not above and len(path) > 1:
            self.remove(path[:-1])

    def note(self, path: KeyPath, text: str) -> None:
        """Add a line of comment above what stands at `path`."""
        old = self.comments.get(path, "")
        self.comments[path] = f"{old}\n{text}" if old.strip() else f"{old.strip(' ')}\n{text}" if old else text

    def _forget(self, path: KeyPath) -> None:
        self.comments.forget(path)
        self.trailing.forget(path)


def property_paths(editor: Editor, table: KeyPath) -> dict[str, KeyPath]:
    """Return the paths of the properties of the object at `table` by the names of the columns that they stand for."""
    found: dict[str, KeyPath] = {}
    for index, one in enumerate(editor.get((*table, "properties")) or ()):
        name = (one.get("physicalName") or one.get("name")) if isinstance(one, dict) else None
        if isinstance(name, str):
            found.setdefault(name, (*table, "properties", str(index)))
    return found
