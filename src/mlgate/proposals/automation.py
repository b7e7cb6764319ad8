"""What runs the checks: hooks of pre-commit and a workflow of GitHub Actions, where there are none yet."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from mlgate import __version__
from mlgate.core.display import plain
from mlgate.proposals.surroundings import Surroundings, is_tame
from mlgate.proposals.tables import Table

_HOOKS_FILE = ".pre-commit-config.yaml"
# That of docs/workflows/pull-request.yml.
_CHECKOUT = "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0"
_HOOKS_HEADER = """\
# Written by `mlgate init`. `pre-commit install` switches it on; mlgate itself is that of your environment.
default_install_hook_types: [pre-commit, pre-push]
repos:
"""
_WORKFLOW = """\
# Written by `mlgate init`. It runs what `mlgate check` runs; annotations and the job's summary tell what it found.
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
    steps:
      - uses: {checkout}
        with:
          # The whole history, so that the accepted state is there to compare with.
          fetch-depth: 0
          persist-credentials: false
      - name: Install mlgate
        run: pipx install "{requirement}"
      - name: Check
        run: mlgate check --format github --format markdown="$GITHUB_STEP_SUMMARY"
"""


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
        files[workflow] = _workflow(name, here.prefix, tables).encode("utf-8")
    return Automation(files=files, left_out=tuple(left_out), to_add=to_add)


def _workflow(name: str, prefix: str, tables: Sequence[Table]) -> str:
    extras = sorted({extra for table in tables for extra in table.needs})
    wanted = f"mlgate[{','.join(extras)}]" if extras else "mlgate"
    text = _WORKFLOW.format(name=name, checkout=_CHECKOUT, requirement=f"{wanted}=={__version__}")
    if not prefix:
        return text
    place = f"        working-directory: {_yaml(prefix.rstrip('/'))}\n"
    return text.replace("      - name: Check\n", f"      - name: Check\n{place}")


def _hooks(here: Surroundings, tables: Sequence[Table]) -> str:
    """Return the hooks as an entry of `repos`; below the repository's top they are told where the configuration is."""
    lint = next((table for table in tables if table.kind == "lint"), None)
    config = f"{here.prefix}mlgate.toml"
    told = f" --config {_shell(config)}" if here.prefix else ""
    lines = ["- repo: local", "  hooks:"]
    valid = rf"^{re.escape(here.prefix)}(mlgate\.toml$|.*\.odcs\.ya?ml$)"
    lines += _hook(
        "mlgate-config", "mlgate.toml and contracts are valid", "mlgate-hook-config", [f"files: {_yaml(valid)}"]
    )
    if lint is not None:
        types = "types_or: [python, jupyter]"
        lines += _hook("mlgate-lint", "machine-learning code rules", *_linting(here, lint, told, types))
    stages = ["pass_filenames: false", "always_run: true", "stages: [pre-push, manual]"]
    lines += _hook("mlgate-check", "the whole configuration", f"mlgate check{told}", stages)
    return "".join(f"  {line}\n" for line in lines)


def _linting(here: Surroundings, lint: Table, told: str, types: str) -> tuple[str, list[str]]:
    if here.prefix:
        # The known findings are known by paths below the configuration, and hooks run at the repository's top.
        only = f"files: {_yaml('^' + re.escape(here.prefix))}"
        return f"mlgate check {lint.name}{told}", [only, types, "pass_filenames: false"]
    baseline, excluded = lint.keys.get("baseline"), lint.keys.get("exclude", ())
    assert isinstance(excluded, tuple)
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
    return f'"{path}"' if " " in path else path


def _slug(prefix: str) -> str:
    return re.sub(r"[^0-9a-z]+", "-", prefix.lower()).strip("-") or "folder"


def _names_mlgate(file: Path) -> bool:
    try:
        return b"mlgate" in file.read_bytes()
    except OSError:
        return False
