"""The repository itself: data, models, secrets and results that do not belong in git, pipelines and requirements.

What: rules on what git tracks, read from its index: data and models that belong in DVC or Git LFS, files tracked by
both, files of DVC that are out of date, requirements that change by themselves, imports that nothing declares, models
that no check judges, results of runs, files of secrets. They need git, and nothing else; nothing is run or fetched.

Why: a model can be made again only from the commit that it was made from, if its data, parameters and libraries are
those of that commit; and what is once in git stays in every clone.

```toml
[repo.tracked]
exclude = ["data/reference/**"]
ignore = ["MLP705"]
per_file_ignores = { "data/demo.csv" = ["MLP701"] }
max_bytes = 1000000
```

Without `paths` all of the repository below `mlgate.toml` is judged. `select` and `ignore` take codes or their
beginnings. What a rule means: `mlgate explain MLP701`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from mlgate.context import Context
from mlgate.core.display import nearest, plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding, Measurement
from mlgate.core.path_patterns import path_pattern

# Its limit where none is given: that of pre-commit's `check-added-large-files`.
MAX_BYTES = 500_000


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which of the tracked files are judged, by which rules, and how many bytes of data or model git may hold.

    `paths` and `exclude` are glob patterns; what is in a folder that they name is meant, too. Findings are told of
    `paths` alone, while what is excluded is not there for any rule. `per_file_ignores` takes codes for globs.
    """

    paths: tuple[Annotated[str, Meta(min_length=1)], ...] = ()
    exclude: tuple[Annotated[str, Meta(min_length=1)], ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    max_bytes: Annotated[int, Meta(ge=0)] = MAX_BYTES


def problems(options: Options) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the codes that name no rule."""
    # git and DVC's files are read by what a configuration's validation has no use for.
    from mlgate import repositories

    known = list(repositories.codes())
    given: dict[tuple[str, ...], tuple[str, ...]] = {(key,): getattr(options, key) for key in ("select", "ignore")}
    given |= {("per_file_ignores", glob): codes for glob, codes in options.per_file_ignores.items()}
    for key, codes in given.items():
        for code in codes:
            if not code or not any(one.startswith(code.upper()) for one in known):
                yield key, f"'{plain(key[-1])}': no rule is called '{plain(code)}'{nearest(code, known)}"


def run(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield what the rules find, then how many files git tracks.

    Raises:
        CheckError: git is not there, this is none of its working trees, or it tracks nothing that is to be judged.
    """
    yield from findings(options, context)


def findings(
    options: Options, context: Context, touched: frozenset[str] | None = None
) -> Iterator[Finding | Measurement]:
    """Yield as `run` does; with `touched`, the paths of a commit's files, only what is about these.

    Raises:
        CheckError: as for `run`.
    """
    # As in `problems`.
    from mlgate import repositories
    from mlgate.repositories.repository import Repository

    excluded, wanted = _named_by(options.exclude), _named_by(options.paths)
    context.progress("reading what git tracks")
    repository = Repository(context.root, max_bytes=options.max_bytes, excluded=excluded)
    judged = [path for path in repository.files if not options.paths or wanted(path)]
    if not judged:
        where = f" in {', '.join(plain(path) for path in options.paths)}" if options.paths else ""
        message = f"git tracks no file{where}: nothing was judged; `git add` first"
        raise CheckError(message)
    shown = {plain(path) for path in judged} if options.paths else None
    per_file = {path_pattern(glob): codes for glob, codes in options.per_file_ignores.items()}
    for finding in repositories.check(repository, options.select, options.ignore, touched):
        path = finding.location.path if finding.location else ""
        if (shown is None or path in shown) and not _is_ignored(finding.subject, path, per_file):
            yield finding
    yield Measurement(name="files", value=len(judged))


def _named_by(globs: tuple[str, ...]) -> Callable[[str], bool]:
    """Return what tells which paths `globs` name."""
    patterns = [path_pattern(glob) for glob in globs]
    return lambda path: any(pattern.fullmatch(path) for pattern in patterns)


def _is_ignored(code: str, path: str, per_file: Mapping[re.Pattern[str], tuple[str, ...]]) -> bool:
    """Tell whether what the rule `code` says of `path` is ignored."""
    return any(
        glob.fullmatch(path) and code.startswith(tuple(one.upper() for one in codes))
        for glob, codes in per_file.items()
    )
