"""What a check kind may ask of the run that it is part of.

A kind gets its own options and this. It does not know which surface asked, and it prints nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from mlgate.config import Config, Data, Model, Predictions
from mlgate.core.baseline import LOCK_NAME, Lock, read_lock
from mlgate.core.errors import CheckError
from mlgate.stores import files, git
from mlgate.stores.ledger import Use


class Baseline:
    """The accepted state of the project at `root`, read from the git ref `ref`.

    Nothing is asked of git before a check needs it, so that checks that compare nothing run anywhere.
    """

    def __init__(self, *, root: Path, ref: str | None = None) -> None:
        """Keep `ref`; without one it is the merge base of `HEAD` with the default branch."""
        self.root = root
        self.ref = ref

    @functools.cached_property
    def commit(self) -> str:
        """The baseline's commit. Raises CheckError where there is none, as `git.resolve` does."""
        return git.resolve(self.root, self.ref)

    @property
    def resolved(self) -> str | None:
        """The baseline's commit where a check has asked for it, else `None`."""
        commit = self.__dict__.get("commit")
        return commit if isinstance(commit, str) else None

    def read(self, path: str, ref: str | None = None) -> bytes | None:
        """Return `path` as it is at the baseline (or at `ref`), or `None` where it is not there.

        In a repository without a commit nothing is there yet.
        """
        try:
            commit = git.resolve(self.root, ref) if ref else self.commit
        except CheckError:
            if ref is None and self.ref is None and git.is_empty(self.root):
                return None
            raise
        return git.read(self.root, commit, path)

    @functools.cached_property
    def lock(self) -> Lock:
        """The accepted measurements: from the baseline's ref inside a git repository, else from the folder."""
        if git.head(self.root) is None:
            return self.present_lock
        return read_lock(self.read(LOCK_NAME))

    @functools.cached_property
    def present_lock(self) -> Lock:
        """The accepted measurements as they are in the folder: what they will be once this change is merged."""
        path = self.root / LOCK_NAME
        return read_lock(path.read_bytes() if path.is_file() else None)

    @functools.cached_property
    def branched_lock(self) -> Lock:
        """The accepted measurements where this change branched off: what differs from these it has changed itself."""
        try:
            branched = git.resolve(self.root, f"{self.commit}...")
        except CheckError:
            # Too little history is there to know.
            return self.lock
        return read_lock(git.read(self.root, branched, LOCK_NAME))


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """One check's view of the run: its declarations, its files, its baseline, and where it notes what it judged.

    `digests` are the verdict's; `uses` are what was asked of test sets, for the ledger; `now` is when the run began.
    `provenance` is what the check's own numbers were measured on and by, digests by part: only with the same is a
    number comparable that `mlgate accept` kept. Parts are `test_set` (the rows), `labels`, `evaluator` (how they are
    counted), `slices` (of measurements in slices alone) and `evaluator.METRIC` (of that metric alone); `candidate` is
    what was judged, by which the very same is known again.
    """

    check: str
    root: Path
    baseline: Baseline
    config: Config | None = None
    samples: int = 0
    digests: dict[str, str] = msgspec.field(default_factory=dict)
    uses: list[Use] = msgspec.field(default_factory=list)
    provenance: dict[str, str] = msgspec.field(default_factory=dict)
    progress: Callable[[str], None] = lambda _: None
    now: datetime = msgspec.field(default_factory=lambda: datetime.now(UTC))

    def data(self, name: str) -> Data:
        """Return the declaration `[data.NAME]`; the engine has made sure that it exists."""
        assert self.config is not None
        return self.config.data[name]

    def model(self, name: str) -> Model:
        """Return the declaration `[model.NAME]`; the engine has made sure that it exists."""
        assert self.config is not None
        return self.config.models[name]

    def predictions(self, name_or_path: str) -> Predictions:
        """Return `[predictions.NAME]`, or a declaration with the standard column names for a plain path."""
        declared = self.config.predictions if self.config else {}
        return declared.get(name_or_path) or Predictions(path=name_or_path)

    def files(self, pattern: str) -> tuple[Path, ...]:
        """Return the files that `pattern` names below the project's root, sorted. Raises CheckError for none."""
        return files.matching(self.root, pattern)

    def shown(self, file: Path) -> str:
        """Return `file` as reports show it, relative to the project's root."""
        return files.shown(self.root, file)

    def judged(self, label: str, found: tuple[Path, ...], known: Mapping[Path, str] | None = None) -> str:
        """Note in the verdict that `found` was judged, under `label` (`data.train`); return its digest.

        `known` has the SHA-256 of files that were digested already.
        """
        if label not in self.digests:
            self.digests[label] = files.digest(self.root, found, known)
        return self.digests[label]
