"""Comments by the paths of what they are about, of which those below a path go or move together at little cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping

from mlgate.core.tables import KeyPath


class _Node:
    __slots__ = ("below", "text")

    def __init__(self) -> None:
        self.text: str | None = None
        self.below: dict[str, _Node] = {}


class Remarks(MutableMapping[KeyPath, str]):
    """A mapping from paths to text, kept as a tree, so that what is forgotten or moved is all that is looked at."""

    def __init__(self, texts: Mapping[KeyPath, str]) -> None:
        """Start from a copy of `texts`."""
        self._root = _Node()
        self.update(texts)

    def __getitem__(self, path: KeyPath) -> str:
        """Return the text at `path`."""
        node = self._found(path)
        if node is None or node.text is None:
            raise KeyError(path)
        return node.text

    def __setitem__(self, path: KeyPath, text: str) -> None:
        """Put `text` at `path`."""
        node = self._root
        for key in path:
            node = node.below.setdefault(key, _Node())
        node.text = text

    def __delitem__(self, path: KeyPath) -> None:
        """Remove the text at `path`, and nothing below it."""
        node = self._found(path)
        if node is None or node.text is None:
            raise KeyError(path)
        node.text = None

    def __iter__(self) -> Iterator[KeyPath]:
        """Yield the paths that have a text, those above first."""
        waiting: list[tuple[KeyPath, _Node]] = [((), self._root)]
        while waiting:
            path, node = waiting.pop()
            if node.text is not None:
                yield path
            waiting += [((*path, key), one) for key, one in node.below.items()]

    def __len__(self) -> int:
        """Return the number of texts."""
        return sum(1 for _ in self)

    def forget(self, path: KeyPath) -> None:
        """Remove the texts at and below `path`, which is not empty."""
        above = self._found(path[:-1])
        if above is not None:
            above.below.pop(path[-1], None)

    def move_up(self, path: KeyPath) -> None:
        """Renumber the entries behind the one at `path`, which was removed from a list."""
        above = self._found(path[:-1])
        if above is not None:
            removed = int(path[-1])
            above.below = {str(int(key) - 1) if int(key) > removed else key: one for key, one in above.below.items()}

    def _found(self, path: KeyPath) -> _Node | None:
        node: _Node | None = self._root
        for key in path:
            node = node.below.get(key) if node is not None else None
        return node
