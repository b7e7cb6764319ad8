"""Model files are safe to load: no pickle among them imports what a model never needs.

A pickle is a program: who loads it runs whatever function of whatever library it names. This check reads the program
without running it, in every format that can hold one (pickle, joblib, torch, numpy, skops, compressed or not), and
refuses every name that is not known to belong to a model. What cannot be judged, because it is damaged, unknown or too
large, is an error and never a pass.

```toml
[artifact.models]
paths = ["models/**"]
exclude = ["models/vendor/**"]                            # judged elsewhere, or not at all
allow = ["acme.features.Winsorizer", "acme.models.*"]   # classes of your own that your models are made of
```

A name that is known to run code stays refused, whatever `allow` says. In folders and patterns, files that are no models
(text, configuration) are passed over; a file that is named itself is always judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Annotated

import msgspec
from msgspec import Meta

from mlgate.context import Context
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding, Measurement
from mlgate.core.path_patterns import path_pattern
from mlgate.core.tables import KeyProblem
from mlgate.stores.files import digest_bytes

# Companions of models, passed over in folders and patterns.
_COMPANIONS = """
    .cfg .csv .dvc .gitattributes .gitignore .gitkeep .html .ini .jsonl .lock .md .parquet .png .py .rst .svg .toml .txt
    .yaml .yml
"""
_NO_MODELS = frozenset(_COMPANIONS.split())


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which files, less what is excluded, and which names beyond those known to be safe they may import.

    `exclude` are glob patterns; what is in a folder that they name is meant, too.
    """

    paths: Annotated[tuple[Annotated[str, Meta(min_length=1)], ...], Meta(min_length=1)]
    exclude: tuple[Annotated[str, Meta(min_length=1)], ...] = ()
    allow: tuple[str, ...] = ()


def problems(options: Options) -> Iterator[KeyProblem]:
    """Yield the entries of `allow` that name nothing."""
    for pattern in options.allow:
        if not _is_name(pattern):
            yield ("allow",), f"'allow': '{plain(pattern, limit=80)}': write \"package.module.name\" or \"package.*\""


def _is_name(pattern: str) -> bool:
    """Tell whether `pattern` is a dotted name, or a package followed by `.*`."""
    parts = pattern.removesuffix(".*").split(".")
    return pattern != "*" and all(part.isidentifier() for part in parts)


def run(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield a finding for each dangerous import of each file, then raise for the files that could not be judged."""
    # picklescan is an extra (`artifact`), and a configuration is read without it.
    from mlgate.trust import scanner

    unread: list[str] = []
    judged = 0
    for file in _files(options, context, unread):
        name = context.shown(file)
        try:
            content = scanner.read_file(file, name)
            context.digests[f"artifact:{name}"] = digest_bytes(content)
            report = scanner.scan_bytes(content, name, options.allow)
        except CheckError as error:
            unread.append(str(error))
            continue
        judged += 1
        yield from report.dangerous
        if report.unread:
            unread.append(f"{plain(name)} {report.unread}")
    if unread:
        message = "cannot be judged, so not safe to load: " + "; ".join(unread)
        raise CheckError(message)
    if not judged:
        message = f"no model file in {', '.join(plain(path) for path in options.paths)}: nothing was judged"
        raise CheckError(message)
    yield Measurement(name="files", value=judged)


def _files(options: Options, context: Context, unread: list[str]) -> list[Path]:
    found: dict[Path, None] = {}
    for pattern in options.paths:
        named = Path(context.root, pattern)
        if named.is_symlink() or (named.exists() and not named.is_dir()):
            found[named] = None
            continue
        try:
            matching = context.files(pattern)
        except CheckError as error:
            unread.append(str(error))
            continue
        found.update(dict.fromkeys(file for file in matching if may_be_a_model(file)))
    excluded = [path_pattern(glob) for glob in options.exclude]
    return [file for file in found if not any(one.fullmatch(context.shown(file)) for one in excluded)]


def may_be_a_model(file: Path) -> bool:
    """Tell whether `file`, met in a folder, is one to judge: not the text and configuration that lie beside models."""
    return PurePath(file.name.lower()).suffix not in _NO_MODELS and file.name.lower() not in _NO_MODELS
