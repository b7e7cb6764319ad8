"""A contract's values and comments under change: keys set and removed, with the comments moved along."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from mlgate.core.tables import KeyPath


class Editor:
    """Plain values of a contract, the comments above and behind them, and a list of what was changed."""

    def __init__(
        self, tree: Mapping[str, Any], comments: Mapping[KeyPath, str], trailing: Mapping[KeyPath, str]
    ) -> None:
        """Start from copies."""
        self.tree: dict[str, Any] = copy.deepcopy(dict(tree))
        self.comments = dict(comments)
        self.trailing = dict(trailing)
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
            self._move(path)
        else:
            above.pop(path[-1], None)
        if not above and len(path) > 1:
            self.remove(path[:-1])

    def note(self, path: KeyPath, text: str) -> None:
        """Add a line of comment above what stands at `path`."""
        old = self.comments.get(path, "")
        self.comments[path] = f"{old}\n{text}" if old.strip() else f"{old.strip(' ')}\n{text}" if old else text

    def _forget(self, path: KeyPath) -> None:
        for table in (self.comments, self.trailing):
            for key in [key for key in table if key[: len(path)] == path]:
                del table[key]

    def _move(self, path: KeyPath) -> None:
        """Renumber the comments of the entries behind one that was removed."""
        depth, removed = len(path) - 1, int(path[-1])
        for name in ("comments", "trailing"):
            moved = {}
            for key, text in getattr(self, name).items():
                behind = len(key) > depth and key[:depth] == path[:-1] and int(key[depth]) > removed
                moved[(*key[:depth], str(int(key[depth]) - 1), *key[depth + 1 :]) if behind else key] = text
            setattr(self, name, moved)


def property_path(editor: Editor, table: KeyPath, column: str) -> KeyPath:
    """Return the path of the property of the object at `table` that stands for `column`, empty for none."""
    for index, one in enumerate(editor.get((*table, "properties")) or ()):
        if isinstance(one, dict) and (one.get("physicalName") or one.get("name")) == column:
            return (*table, "properties", str(index))
    return ()
