"""What the repository says that it needs: each requirement with its place, and whether it names one version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from mlgate.repositories.repository import Repository, rows, table
from mlgate.repositories.yaml_text import YamlError, read_yaml

REQUIREMENTS = r"(.*[-_.])?requirements?([-_.].*)?\.(txt|in)|(.*[-_.])?constraints?([-_.].*)?\.txt"
_PYPROJECT, _SETUP_CFG, _PIPFILE = "pyproject.toml", "setup.cfg", "Pipfile"
_ENVIRONMENT = r"(.*[-_.])?(environment|conda|env)([-_.].*)?\.ya?ml"
LOCKS = (
    r"(uv|poetry|pdm|pixi|Pipfile)\.lock|(.*[-_.])?conda-lock([-_.].*)?\.ya?ml|pylock(\..+)?\.toml"
    r"|(.*[-_.])?requirements.*[-_.]lock(\.txt)?|(.*[-_.])?lock\.txt|conda-(linux|osx|win)-.*\.lock"
)
# A line that is longer was not written by hand.
_LONGEST = 2_000
# Needed to work on the project, and not by what it makes.
_FOR_WORK = re.compile(
    r"dev|test|doc|lint|ci\b|build|style|type|check|example|optional|extra|bench|tool|min|nightly|constraint",
    re.IGNORECASE,
)
_NAME = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(\[[^\]]*\])?\s*")
_ONE_VERSION = re.compile(r"===?\s*[^\s*,;]+\s*$")
# A commit, or a tag that is a version.
_ONE_REVISION = re.compile(r"@([0-9a-f]{7,40}|v?\d+(\.\d+)+[\w.+-]*)(#|\s|;|$)", re.IGNORECASE)
_CONDA = re.compile(r"(?:[\w./-]+::)?([A-Za-z0-9_][\w.-]*)\s*(.*)")
# They make the environment and are no part of the model.
_ENVIRONMENTS_OWN = frozenset(
    {"pip", "setuptools", "wheel", "python", "conda", "nodejs", "jupyter", "jupyterlab", "notebook"}
)


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """One line of what is needed: the distribution's normal name, the line as written, and whether it is pinned."""

    name: str
    written: str
    pinned: bool
    line: int | None = None


class Declaration(msgspec.Struct, frozen=True, kw_only=True):
    """A file of requirements; `for_work` where only those who work on the project need them."""

    path: str
    requirements: tuple[Requirement, ...]
    for_work: bool = False
    # It takes its versions from a file of constraints.
    constrained: bool = False


def normal(name: str) -> str:
    """Return a distribution's name as PyPI compares names. Source: PEP 503."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declarations(repository: Repository) -> list[Declaration]:
    """Return every file of requirements of the repository."""
    found = [_requirements(repository, path) for path in _requirement_files(repository)]
    for path in repository.named(r"pyproject\.toml"):
        found += _pyproject(repository.toml(path), path)
    for path in repository.named(r"Pipfile"):
        tables = repository.toml(path)
        found.append(_of_tables(path, [tables.get("packages")]))
        found.append(_of_tables(path, [tables.get("dev-packages")], for_work=True))
    found += [_setup_cfg(repository, path) for path in repository.named(r"setup\.cfg")]
    found += [_environment(repository, path) for path in repository.named(_ENVIRONMENT)]
    return [one for one in found if one.requirements]


def _requirement_files(repository: Repository) -> list[str]:
    """Return files called requirements, and those in a folder called so."""
    folder = re.compile(r"(.*/)?requirements?/[^/]+\.(txt|in)")
    within = [path for path in repository.files if path.endswith((".txt", ".in")) and folder.fullmatch(path)]
    return list(dict.fromkeys([*repository.named(REQUIREMENTS), *within]))


def _requirements(repository: Repository, path: str) -> Declaration:
    found, constrained = list[Requirement](), False
    text = repository.text(path).replace("\\\n", " \n")
    for number, written in enumerate(text.splitlines(), start=1):
        line = re.sub(r"(^|\s)#.*$", "", written).strip()
        constrained |= line.startswith(("-c", "--constraint"))
        is_link = line.startswith(("-e git", "--editable git", "-e hg"))
        one = _of_url(line, number) if is_link else requirement(line, number)
        if one:
            found.append(one)
    return Declaration(
        path=path, requirements=tuple(found), for_work=_FOR_WORK.search(path) is not None, constrained=constrained
    )


def requirement(text: str, line: int | None = None) -> Requirement | None:
    """Return the requirement that `text` writes as pip takes it, `None` where it is a path or none at all."""
    if len(text) > _LONGEST:
        return None
    bare = re.sub(r"\s--(hash|config-settings|global-option).*", "", text).partition(";")[0].strip()
    if "://" in bare and "@" not in bare.partition("://")[0]:
        return _of_url(bare, line)
    match = _NAME.match(bare)
    if match is None or bare.startswith((".", "/")) or ("@" not in bare and bare.endswith((".whl", ".tar.gz"))):
        return None
    rest = bare[match.end() :]
    if rest.startswith("@"):
        pinned = "git+" not in rest or _ONE_REVISION.search(rest.partition("://")[2]) is not None
    elif rest and rest[0] not in "=<>!~(":
        return None
    else:
        pinned = _ONE_VERSION.match(rest.strip("() ")) is not None
    return Requirement(name=normal(match[1]), written=bare, pinned=pinned, line=line)


def _of_url(text: str, line: int | None) -> Requirement | None:
    if len(text) > _LONGEST:
        return None
    if "git+" not in text and not text.startswith("git:"):
        return None
    name = re.search(r"egg=([\w.-]+)", text) or re.search(r"/([\w.-]+?)(\.git)?(@[^/]*)?(#.*)?$", text)
    pinned = _ONE_REVISION.search(text.partition("://")[2]) is not None
    return Requirement(name=normal(name[1]) if name else "", written=text, pinned=pinned, line=line)


def _pyproject(tables: Mapping[str, Any], path: str) -> Iterator[Declaration]:
    project, tool = table(tables.get("project")), table(tables.get("tool"))
    poetry = table(tool.get("poetry"))
    yield _of_lines(path, rows(project.get("dependencies")))
    yield _of_tables(path, [poetry.get("dependencies")])
    lines = list(rows(table(tables.get("build-system")).get("requires")))
    lines += rows(table(tool.get("uv")).get("dev-dependencies"))
    for groups in (project.get("optional-dependencies"), tables.get("dependency-groups")):
        lines += [line for group in table(groups).values() for line in rows(group)]
    for groups in (table(tool.get("pdm")).get("dev-dependencies"),):
        lines += [line for group in table(groups).values() for line in rows(group)]
    for environment in table(table(tool.get("hatch")).get("envs")).values():
        lines += rows(table(environment).get("dependencies")) + rows(table(environment).get("extra-dependencies"))
    yield _of_lines(path, lines, for_work=True)
    groups = [table(one).get("dependencies") for one in table(poetry.get("group")).values()]
    pixi = table(tool.get("pixi"))
    also = [poetry.get("dev-dependencies"), pixi.get("dependencies"), pixi.get("pypi-dependencies")]
    yield _of_tables(path, [*groups, *also], for_work=True)


def _of_lines(path: str, lines: Iterable[object], *, for_work: bool = False) -> Declaration:
    found = (requirement(line) for line in lines if isinstance(line, str))
    return Declaration(path=path, requirements=tuple(one for one in found if one), for_work=for_work)


def _of_tables(path: str, tables: Iterable[object], *, for_work: bool = False) -> Declaration:
    found = []
    for name, about in ((name, about) for one in tables for name, about in table(one).items()):
        version = about if isinstance(about, str) else table(about).get("version", "")
        pinned = re.fullmatch(r"(===?)?\s*\d[\w.]*", str(version)) is not None
        pinned |= not {"path", "rev", "ref"}.isdisjoint(table(about))
        if normal(name) not in _ENVIRONMENTS_OWN:
            found.append(Requirement(name=normal(name), written=f"{name} {version}".strip(), pinned=pinned))
    return Declaration(path=path, requirements=tuple(found), for_work=for_work)


def _setup_cfg(repository: Repository, path: str) -> Declaration:
    # The values of its options are lines below them, indented.
    lines = (line.strip() for line in repository.text(path).splitlines() if line[:1] in " \t")
    return _of_lines(path, lines, for_work=True)


def _environment(repository: Repository, path: str) -> Declaration:
    try:
        document = table(read_yaml(repository.text(path)))
    except YamlError:
        document = {}
    found = list[Requirement]()
    for entry in rows(document.get("dependencies")):
        lines = [("conda", entry)] if isinstance(entry, str) else []
        lines += [("pip", line) for line in rows(table(entry).get("pip")) if isinstance(line, str)]
        for how, line in lines:
            number = repository.line(path, line)
            one = _conda(line, number) if how == "conda" else requirement(line, number)
            if one and one.name not in _ENVIRONMENTS_OWN:
                found.append(one)
    return Declaration(path=path, requirements=tuple(found), for_work=_FOR_WORK.search(path) is not None)


def _conda(text: str, line: int | None) -> Requirement | None:
    match = _CONDA.fullmatch(text.partition("#")[0].strip())
    if match is None:
        return None
    # `numpy=1.26` is every 1.26.x to conda, which is as near as people come without a lock.
    pinned = re.match(r"=|\d", match[2]) is not None and not match[2].endswith("=*")
    return Requirement(name=normal(match[1]), written=text, pinned=pinned, line=line)
