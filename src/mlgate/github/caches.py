"""What of a run is kept in GitHub's cache, under which names, and by which runs.

Run as `python -P -m mlgate.github.caches before` ahead of the checks and `… after` behind them, by any Python and with
nothing installed; the steps of `action.yml` in between restore and save what the outputs name. Whatever goes wrong here
costs the time that a cache would have saved, and nothing else.

Who can write an entry can write any file of the runner that restores it: the archive is unpacked with its own paths. So
an entry is written by runs of the default branch alone, whose code has been accepted, and no run restores one that
makes a release, or that runs in the default branch's name on the word of somebody else.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from mlgate.core.display import plain
from mlgate.core.folders import user_cache
from mlgate.github.event import at
from mlgate.github.step import Step, notice

# Raised where what is kept changes its meaning.
_FORMAT = "v1"
_SAVING = ("push", "schedule", "workflow_dispatch")
_RESTORING = ("pull_request", "merge_group", *_SAVING)
_BRANCH = "refs/heads/"
_MOST_BYTES = 64 * 2**20
_MOST_FILES = 50_000
_SECONDS = 20
_ENVIRONMENT = "deepchecks-*"
_REQUIREMENTS = Path(__file__).parents[1] / "isolated" / "deepchecks_requirements.txt"


def main(arguments: Sequence[str], environ: Mapping[str, str] = os.environ) -> int:
    """Set the outputs that the next steps go by; return 0."""
    step = Step.of(environ)
    if list(arguments) == ["before"]:
        step.write({"python": Path(sys.executable).as_posix()})
    try:
        step.write(before(environ) if list(arguments) == ["before"] else after(environ))
    except Exception as error:  # noqa: BLE001 - no cache is worth a red pull request
        notice(f"nothing is cached: {plain(error, limit=200)}")
    return 0


def may_restore(environ: Mapping[str, str]) -> bool:
    """Return whether this run may use what others have saved."""
    if environ.get("MLGATE_CACHE", "").strip().lower() != "true":
        return False
    if environ.get("MLGATE_MODE", "").strip() not in ("", "check"):
        return False
    name, ref = environ.get("GITHUB_EVENT_NAME", ""), environ.get("GITHUB_REF", "")
    return name in _RESTORING and (ref.startswith(_BRANCH) or name == "pull_request")


def may_save(environ: Mapping[str, str]) -> bool:
    """Return whether others may use what this run has made: it must be one of the default branch."""
    if not may_restore(environ) or environ.get("GITHUB_EVENT_NAME") not in _SAVING:
        return False
    return environ.get("GITHUB_REF") == f"{_BRANCH}{_default_branch(environ)}"


def before(environ: Mapping[str, str]) -> dict[str, str]:
    """Return where things lie, and under which names they are looked for; nothing where nothing may be restored."""
    if not may_restore(environ):
        return {}
    workspace = Path(environ.get("GITHUB_WORKSPACE") or Path.cwd())
    root = Path(os.path.abspath(workspace / environ.get("MLGATE_WORKING_DIRECTORY", "").strip()))  # noqa: PTH100
    if not root.is_relative_to(workspace):
        return {}
    folder = Path(environ["RUNNER_TEMP"], "mlgate-cache")
    examples = root / ".hypothesis" / "examples"
    # A link that a change brings along would lead what is restored elsewhere.
    paths = (folder,) if examples.parent.is_symlink() or examples.is_symlink() else (folder, examples)
    place = environ.get("MLGATE_CONFIG", "").strip()
    asked = _python(environ.get("MLGATE_PYTHON", "").strip(), root)
    known = {
        "folder": folder.as_posix(),
        "state-paths": "\n".join(path.as_posix() for path in paths),
        # As a restore takes the newest entry whose name begins so, all that tells entries apart stands here.
        "state-prefix": f"{_name('state', asked, _sources(), root.relative_to(workspace).as_posix(), place)}-",
        "save": str(may_save(environ)).lower(),
    }
    environments = user_cache("environments")
    # On a runner that keeps its disk it lies there already, perhaps in use by another job.
    if _wants_deepchecks(root, place) and not any(environments.glob(_ENVIRONMENT)):
        known["environments"] = environments.as_posix()
        known["environments-key"] = _name("deepchecks", _REQUIREMENTS.read_text(encoding="utf-8"), *_candidates(asked))
    return known


def after(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the names under which to save what is there now; nothing for what has not changed or is too much."""
    paths = [Path(line) for line in environ.get("MLGATE_STATE_PATHS", "").splitlines() if line]
    prefix, restored = environ.get("MLGATE_STATE_PREFIX", ""), environ.get("MLGATE_STATE_RESTORED", "")
    found: dict[str, str] = {}
    content = _content(paths)
    # The same content has the same name, so that runs that find nothing new leave nothing new behind.
    if content and prefix and f"{prefix}{content}" != restored:
        found["state-key"] = f"{prefix}{content}"
    environments = environ.get("MLGATE_ENVIRONMENTS", "")
    was_there = environ.get("MLGATE_ENVIRONMENTS_RESTORED", "") == "true"
    if environments and not was_there and any(Path(environments).glob(_ENVIRONMENT)):
        found["environments-key"] = environ.get("MLGATE_ENVIRONMENTS_KEY", "")
    return found


def _name(what: str, *parts: str) -> str:
    """Return a name of `what` that nobody reads who differs in `parts`, the system or the machine."""
    system, machine = platform.system().lower(), platform.machine().lower()
    summed = hashlib.sha256("\n".join((system, machine, *parts)).encode("utf-8", "surrogateescape"))
    return f"mlgate-{_FORMAT}-{what}-{system}-{machine}-{summed.hexdigest()[:24]}"


def _sources() -> str:
    """Return the digest of mlgate as it is here, since the commit that a job pins may be any."""
    summed = hashlib.sha256()
    package = Path(__file__).parents[1]
    for file in sorted(package.rglob("*.py")):
        content = file.read_bytes()
        summed.update(f"{file.relative_to(package).as_posix()} {len(content)}\n".encode())
        summed.update(content)
    return summed.hexdigest()


def _python(text: str, root: Path) -> str:
    """Return the version of the interpreter that will run the checks; `text` is the input `python`."""
    if not text:
        return sys.version
    command = os.fspath(root / text) if "/" in text or os.sep in text else text
    try:
        asked = [command, "-I", "-c", "import sys; print(sys.version)"]
        done = subprocess.run(  # noqa: S603 - no shell; the install step says what is wrong with it
            asked, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return text
    return done.stdout.decode("utf-8", "replace")


def _candidates(asked: str) -> Iterator[str]:
    """Yield what decides which Python the environment is made from, and where that lies: it links to it."""
    yield asked
    yield os.path.realpath(sys.executable)
    for name in ("python3.12", "python3.11"):
        path = shutil.which(name)
        yield os.path.realpath(path) if path else ""


def _wants_deepchecks(root: Path, place: str) -> bool:
    """Return whether the configuration has such a check. What is wrong with it is said by who reads it in earnest."""
    folders = (root, *root.parents)
    files = [root / place] if place else [each / name for each in folders for name in ("mlgate.toml", "pyproject.toml")]
    for file in files:
        try:
            found: object = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            continue
        if file.name == "pyproject.toml":
            found = at(found, "tool", "mlgate")
        if isinstance(found, dict):
            return "deepchecks" in found
    return False


def _default_branch(environ: Mapping[str, str]) -> str:
    """Return the name of the default branch; a schedule runs there and nowhere else."""
    try:
        event = json.loads(Path(environ["GITHUB_EVENT_PATH"]).read_bytes())
    except (OSError, ValueError, KeyError, RecursionError):
        event = None
    if isinstance(name := at(event, "repository", "default_branch"), str):
        return name
    scheduled = environ.get("GITHUB_EVENT_NAME") == "schedule"
    return environ.get("GITHUB_REF", "").removeprefix(_BRANCH) if scheduled else ""


def _content(paths: Sequence[Path]) -> str:
    """Return the digest of all files below `paths`; empty where there is none, or more than is worth keeping."""
    summed, size, count = hashlib.sha256(), 0, 0
    for number, path in enumerate(paths):
        for file in sorted(path.rglob("*")):
            if file.is_symlink() or not file.is_file():
                continue
            size, count = size + file.stat().st_size, count + 1
            if size > _MOST_BYTES or count > _MOST_FILES:
                return ""
            content = file.read_bytes()
            summed.update(f"{number} {file.relative_to(path).as_posix()} {len(content)}\n".encode("utf-8", "replace"))
            summed.update(content)
    return summed.hexdigest()[:24] if count else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
