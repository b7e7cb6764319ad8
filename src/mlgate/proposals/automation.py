"""What runs the checks: hooks of pre-commit and a workflow of GitHub Actions, where there are none yet."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from importlib import metadata
from pathlib import Path

import msgspec

from mlgate import __version__
from mlgate.core.display import plain
from mlgate.core.workflow_commands import command
from mlgate.proposals.surroundings import Surroundings, is_tame
from mlgate.proposals.tables import Table
from mlgate.repositories.kinds import Sort

_HOOKS_FILE = ".pre-commit-config.yaml"
# That of docs/workflows/pull-request.yml.
_CHECKOUT = "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0"
# What a commit may hold of models; other files in their folders are judged before a push.
_MODELS = r"\.(pkl|pickle|joblib|skops|pt|pth|ckpt|npy|npz|onnx|safetensors|h5|keras|bin)(\.(gz|xz|bz2))?$"
_HOOKS_HEADER = """\
# Written by `mlgate init`. `pre-commit install` switches it on; mlgate itself is that of your environment.
default_install_hook_types: [pre-commit, pre-push]
repos:
"""
_WORKFLOW = """\
# Written by `mlgate init`. It judges a pull request as `mlgate check` does: findings are annotations at their lines,
# one comment is kept up to date, and the job's summary has the report.
name: {name}

on:
  pull_request:

permissions: {{}}

concurrency:
  group: {name}-${{{{ github.ref }}}}
  cancel-in-progress: true

jobs:
  gate:
    name: Data, model and code
    runs-on: ubuntu-latest
    timeout-minutes: 15
    permissions:
      contents: read
      pull-requests: write # the comment; the run of a fork may not write it, then the summary says so
    steps:
      - uses: {checkout}
        with:
          # The whole history, so that the accepted state is there to compare with.
          fetch-depth: 0
          persist-credentials: false
      - name: Install mlgate
{install}
      - name: Check
        id: mlgate
        env:
{env}
        run: mlgate-github
      # Code that a check runs can end the process with 0 before there is a verdict.
      - name: Require a verdict
        if: ${{{{ steps.mlgate.outcome == 'success' && steps.mlgate.outputs.exit-code == '' }}}}
        run: |
          echo '{ended}'
          exit 3
"""
_ENDED = "the step ended without a verdict: what a check runs ended the process"
# A model loads by the libraries that it was made with, and best by those of the same version.
_LIBRARIES = ("scikit-learn",)
_LOADED = (".skops", ".joblib", ".pkl", ".pickle")


class Automation(msgspec.Struct, frozen=True, kw_only=True):
    """New files by their places, why others are not, and what to add to a configuration of pre-commit by hand."""

    files: Mapping[Path, bytes] = {}
    left_out: tuple[str, ...] = ()
    to_add: str = ""


def draft(here: Surroundings, tables: Sequence[Table]) -> Automation:
    """Return what runs the checks of `tables`; nothing outside of git."""
    if here.top is None:
        return Automation(left_out=("hooks and workflow: this is no git repository",))
    if here.prefix and not is_tame(here.prefix.rstrip("/")):
        return Automation(left_out=("hooks and workflow: the folder's name is no plain one",))
    files, left_out, to_add = dict[Path, bytes](), list[str](), ""
    hooks = _hooks(here, tables)
    if here.hooks is None:
        files[here.above(_HOOKS_FILE)] = (_HOOKS_HEADER + hooks).encode("utf-8")
    elif not _names_mlgate(here.above(here.hooks)):
        left_out.append(f"hooks: {here.hooks} is there already; what to add stands below")
        to_add = hooks
    name = f"mlgate-{_slug(here.prefix)}" if here.prefix else "mlgate"
    workflow = here.above(f".github/workflows/{name}.yml")
    running = next((one for one in here.workflows if _names_mlgate(one)), None)
    if not here.is_on_github:
        left_out.append("workflow: the repository does not look like one of GitHub; run `mlgate check` where CI runs")
    elif os.path.lexists(workflow):
        left_out.append(f"workflow: {name}.yml is there already")
    elif running is not None and not here.prefix:
        left_out.append(f"workflow: {plain(running.name, limit=80)} runs mlgate already")
    else:
        files[workflow] = _workflow(name, here, tables).encode("utf-8")
    return Automation(files=files, left_out=tuple(left_out), to_add=to_add)


def _workflow(name: str, here: Surroundings, tables: Sequence[Table]) -> str:
    extras = {extra for table in tables for extra in table.needs}
    pinned = list[str]()
    if any(path.endswith(_LOADED) for path in here.sort(Sort.MODEL)):
        # Whoever judges the model needs them, and would look for what is missing in a run that is red.
        extras.add("model")
        pinned = [f'"{library}=={found}"' for library in _LIBRARIES if (found := _version(library))]
    wanted = f"mlgate[{','.join(sorted(extras))}]" if extras else "mlgate"
    install = f'        run: pipx install --force "{wanted}=={__version__}"'
    if pinned:
        lines = [
            "        # The second line: models are loaded by the version that is installed where `mlgate init` ran.",
            "        run: |",
            f'          pipx install --force "{wanted}=={__version__}"',
            f"          pipx inject mlgate {' '.join(pinned)}",
        ]
        install = "\n".join(lines)
    env = "          MLGATE_TOKEN: ${{ github.token }}"
    if here.prefix:
        env = f"          MLGATE_WORKING_DIRECTORY: {_yaml(here.prefix.rstrip('/'))}\n{env}"
    ended = command("error", [_ENDED], [("title", "mlgate")])
    return _WORKFLOW.format(name=name, checkout=_CHECKOUT, install=install, env=env, ended=ended)


def _version(library: str) -> str | None:
    """Return the version of `library` that is installed here, where it is a plain release."""
    try:
        found = metadata.version(library)
    except metadata.PackageNotFoundError:
        return None
    return found if re.fullmatch(r"[0-9]+(\.[0-9]+)*", found) else None


def _hooks(here: Surroundings, tables: Sequence[Table]) -> str:
    """Return the hooks as an entry of `repos`; below the repository's top they are told where the configuration is."""
    by_kind = {table.kind: table for table in tables}
    config = f"{here.prefix}mlgate.toml"
    told = f" --config {_shell(config)}" if here.prefix else ""
    lines = ["- repo: local", "  hooks:"]
    valid = rf"^{re.escape(here.prefix)}(mlgate\.toml$|.*\.odcs\.ya?ml$)"
    lines += _hook(
        "mlgate-config", "mlgate.toml and contracts are valid", "mlgate-hook-config", [f"files: {_yaml(valid)}"]
    )
    if "lint" in by_kind:
        types = "types_or: [python, jupyter]"
        lines += _hook("mlgate-lint", "machine-learning code rules", *_linting(here, by_kind["lint"], told, types))
    if "artifact" in by_kind:
        models = [f"files: {_yaml(f'^{re.escape(here.prefix)}.*{_MODELS}')}", "pass_filenames: false"]
        lines += _hook("mlgate-artifacts", "model files are safe to load", f"mlgate check artifact{told}", models)
    if "repo" in by_kind:
        summary = "data, models, secrets and results that do not belong in git"
        below = [f"files: {_yaml('^' + re.escape(here.prefix))}", "pass_filenames: false"] if here.prefix else []
        entry = f"mlgate check repo{told}" if here.prefix else "mlgate-hook-repo"
        lines += _hook("mlgate-repo", summary, entry, below)
    stages = ["pass_filenames: false", "always_run: true", "stages: [pre-push, manual]"]
    lines += _hook("mlgate-check", "the whole configuration", f"mlgate check{told}", stages)
    return "".join(f"  {line}\n" for line in lines)


def _linting(here: Surroundings, lint: Table, told: str, types: str) -> tuple[str, list[str]]:
    if here.prefix:
        # The known findings are known by paths below the configuration, and hooks run at the repository's top.
        only = f"files: {_yaml('^' + re.escape(here.prefix))}"
        return f"mlgate check {lint.name}{told}", [only, types, "pass_filenames: false"]
    baseline, excluded = lint.keys.get("baseline"), lint.excluded()
    keys = [types]
    if excluded:
        keys.append(f"exclude: {_yaml('^(' + '|'.join(map(re.escape, excluded)) + ')$')}")
    return f"mlgate lint --baseline {baseline}" if baseline else "mlgate lint", keys


def _hook(name: str, summary: str, entry: str, keys: Sequence[str]) -> list[str]:
    first = [
        f"- id: {name}",
        f"  name: {_yaml('mlgate: ' + summary)}",
        f"  entry: {_yaml(entry)}",
        "  language: system",
    ]
    return [f"    {line}" for line in [*first, *(f"  {key}" for key in keys), "  require_serial: true"]]


def _yaml(text: str) -> str:
    """Return `text` in single quotes: paths are plain here, and a quote is doubled."""
    return "'" + text.replace("'", "''") + "'"


def _shell(path: str) -> str:
    return path if re.fullmatch(r"[\w./-]+", path) else f'"{path}"'


def _slug(prefix: str) -> str:
    return re.sub(r"[^0-9a-z]+", "-", prefix.lower()).strip("-") or "folder"


def _names_mlgate(file: Path) -> bool:
    """Tell whether `file` names mlgate outside of its comments."""
    try:
        return re.search(rb"(?m)^[^#\n]*\bmlgate", file.read_bytes()) is not None
    except OSError:
        return False
