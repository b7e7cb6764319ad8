"""The Action's inputs, which arrive as environment variables `MLGATE_…`; every problem is told at once."""

from __future__ import annotations

import difflib
import os
import posixpath
import re
import shutil
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mlgate.core import report_files
from mlgate.core.display import plain

MODES = ("check", "plan", "publish")
# Promised by the documentation of the Action, and of a later version.
_LATER = ("respond", "verify")
COMMENTS = ("always", "changes", "failures", "off")
_COMMENT = "changes"
_ARTIFACT = "mlgate-verdict"
_SWITCHES = ("strict", "annotations", "html", "cache")
_BOOLEANS = {"true": True, "false": False}
# Git takes a name with a leading dash for an option, and control characters are in no ref.
_REF = re.compile(r"[^\s\x00-\x20\x7f-][^\s\x00-\x20\x7f]*\Z")


class InputError(Exception):
    """Inputs that cannot be used; carries a message for each."""

    def __init__(self, problems: Iterable[str]) -> None:
        """Keep `problems` in the order of the inputs."""
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The inputs by their names in `action.yml`, and where the repository is; paths are absolute."""

    workspace: Path
    working_directory: Path
    mode: str = "check"
    config: Path | None = None
    checks: tuple[str, ...] = ()
    python: str | None = None
    extras: tuple[str, ...] = ()
    baseline: str | None = None
    strict: bool = False
    annotations: bool = True
    html: bool = False
    sarif: Path | None = None
    repository_url: str | None = None
    comment: str = _COMMENT
    artifact: str = _ARTIFACT
    verdict_file: Path | None = None
    # Neither shown nor compared: no message can hold it by accident.
    token: str = field(default="", repr=False, compare=False)

    @property
    def configuration(self) -> str:
        """What tells this configuration from others of the repository: its place, as the inputs give it."""
        return self._in_workspace(self.config or self.working_directory)

    @property
    def folder(self) -> str:
        """Where the configuration lies, as the inputs give it: `sub/folder/`, or empty at the top."""
        folder = self._in_workspace(self.config.parent if self.config else self.working_directory)
        return "" if folder == "." else f"{folder}/"

    def _in_workspace(self, path: Path) -> str:
        return posixpath.normpath(os.path.relpath(path, self.workspace).replace(os.sep, "/"))


def read(environ: Mapping[str, str]) -> Inputs:
    """Return the inputs that `environ` holds; an empty one is as good as absent.

    Raises:
        InputError: with every input that cannot be used, what is wrong with it and what would be right.
    """
    given = {name: environ.get(_variable(name), "").strip() for name in _NAMES}
    workspace = Path(environ.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    folder = Path(os.path.abspath(workspace / given["working-directory"]))  # noqa: PTH100 - links stay as they are
    python = _interpreter(given["python"], folder, environ)
    if problems := [*_wrong_place(given, folder, workspace), *_wrong(given, folder, python, environ)]:
        raise InputError(problems)
    html = _BOOLEANS.get(given["html"].lower(), False)
    extras = _words(given["extras"])
    return Inputs(
        mode=given["mode"] or MODES[0],
        workspace=workspace,
        working_directory=folder,
        config=folder / given["config"] if given["config"] else None,
        checks=_words(given["checks"]),
        python=python,
        # What is asked for need not be installed by hand.
        extras=(*extras, "report") if html and "report" not in extras else extras,
        baseline=given["baseline"] or None,
        strict=_BOOLEANS.get(given["strict"].lower(), False),
        annotations=_BOOLEANS.get(given["annotations"].lower(), True),
        comment=given["comment"].lower() or _COMMENT,
        artifact=given["artifact"] or _ARTIFACT,
        verdict_file=folder / given["verdict-file"] if given["verdict-file"] else None,
        token=given["token"],
        html=html,
        repository_url=_repository_url(environ),
        sarif=_output(folder, given["sarif"]) if given["sarif"] else None,
    )


_NAMES = (
    *("mode", "config", "checks", "working-directory", "python", "extras", "baseline", "strict", "annotations"),
    *("comment", "artifact", "verdict-file", "token"),
    *("html", "sarif", "cache"),
)


def _variable(name: str) -> str:
    return f"MLGATE_{name.upper().replace('-', '_')}"


def _repository_url(environ: Mapping[str, str]) -> str | None:
    """Return the address of the repository on its GitHub, which may be a company's own."""
    server, name = environ.get("GITHUB_SERVER_URL", ""), environ.get("GITHUB_REPOSITORY", "")
    return f"{server}/{name}" if server and name else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"[\s,]+", text) if word)


def _wrong_choice(name: str, value: str, known: Iterable[str]) -> Iterator[str]:
    if value and value not in known:
        yield f"input '{name}': '{plain(value, limit=60)}' is not known; one of: {', '.join(known)}"


def _wrong(given: Mapping[str, str], folder: Path, python: str | None, environ: Mapping[str, str]) -> Iterator[str]:
    if given["python"] and python is None:
        yield _missing("python", given["python"], folder)
    yield from _wrong_extras(_words(given["extras"]), environ)
    yield from _wrong_ref(given["baseline"])
    for name in _SWITCHES:
        yield from _wrong_choice(name, given[name].lower(), _BOOLEANS)
    yield from _wrong_choice("comment", given["comment"].lower(), COMMENTS)


def _wrong_place(given: Mapping[str, str], folder: Path, workspace: Path) -> Iterator[str]:
    """Yield what is wrong with the mode, with the folder and the configuration in it.

    Nothing is checked out where a fork's verdict is published: there they name a configuration, and need not exist.
    """
    if given["mode"] in _LATER:
        yield f"input 'mode': '{given['mode']}' is not in this version of mlgate yet; one of: {', '.join(MODES)}"
    else:
        yield from _wrong_choice("mode", given["mode"], MODES)
    text, config, is_checkout = given["working-directory"], given["config"], given["mode"] != "publish"
    if not folder.is_relative_to(workspace):
        yield f"input 'working-directory': '{plain(text)}' is outside of the workspace"
    elif is_checkout and not folder.is_dir():
        yield f"input 'working-directory': there is no folder '{plain(text)}'; is there a step actions/checkout before?"
    elif is_checkout and config and not (folder / config).is_file():
        yield _missing("config", config, folder)
    yield from _wrong_output("sarif", given["sarif"], folder, workspace)


def _missing(name: str, text: str, folder: Path) -> str:
    return f"input '{name}': there is no '{plain(text)}' in the working directory {plain(folder)}"


def _output(folder: Path, text: str) -> Path:
    return Path(os.path.abspath(folder / text))  # noqa: PTH100 - links stay as they are


def _wrong_output(name: str, text: str, folder: Path, workspace: Path) -> Iterator[str]:
    if not text or not folder.is_dir():
        return
    path = _output(folder, text)
    if not path.is_relative_to(workspace):
        yield f"input '{name}': '{plain(text)}' is outside of the workspace"
    elif path.is_dir() or not path.parent.is_dir():
        yield f"input '{name}': '{plain(text)}' is no file in a folder that exists"
    elif why := report_files.why_none(path):
        yield f"input '{name}': '{plain(text)}': {why}"


def _interpreter(text: str, folder: Path, environ: Mapping[str, str]) -> str | None:
    """Return the program that `text` names: a path relative to `folder`, or a name on the PATH."""
    if not text:
        return None
    if os.sep in text or "/" in text:
        return shutil.which(os.path.abspath(folder / text))  # noqa: PTH100 - a link is what makes it a venv
    return shutil.which(text, path=environ.get("PATH"))


def _wrong_extras(extras: Iterable[str], environ: Mapping[str, str]) -> Iterator[str]:
    known = known_extras(Path(environ.get("GITHUB_ACTION_PATH", ".")))
    for extra in extras:
        if extra not in known:
            close = difflib.get_close_matches(extra, known, n=1)
            hint = f"did you mean '{close[0]}'?" if close else f"known: {', '.join(known)}"
            yield f"input 'extras': there is no extra '{plain(extra, limit=60)}'; {hint}"


def known_extras(action: Path) -> tuple[str, ...]:
    """Return the extras that mlgate at `action`, the Action's own checkout, offers."""
    try:
        pyproject = tomllib.loads((action / "pyproject.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(sorted(pyproject.get("project", {}).get("optional-dependencies", {})))


def _wrong_ref(text: str) -> Iterator[str]:
    if text and not _REF.match(text):
        yield f"input 'baseline': '{plain(text, limit=60)}' is no git ref"
