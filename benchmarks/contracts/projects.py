"""Folders with a contract and a configuration, in which `mlgate check` is run as a user runs it."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from measuring import Run, best, run

CHECK = [sys.executable, "-m", "mlgate", "check", "--format", "json"]


def project(
    folder: Path, data: Path | str, contract: Path, options: Mapping[str, object] | None = None, engine: str = ""
) -> Path:
    """Make `folder` a project that checks `data` by `contract`; `options` are keys of `[contract.bench]`."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    # A folder of its own: `path` in the configuration is relative to it.
    link = folder / "data"
    link.symlink_to(Path(data).resolve().parent)
    path = f"data/{Path(data).name}"
    shutil.copy(contract, folder / "bench.odcs.yaml")
    from mlgate.checks.contract import Options

    unknown = set(options or {}) - set(Options.__struct_fields__)
    if unknown:
        print(f"  this mlgate has no option {', '.join(sorted(unknown))}: left out")
    options = {name: value for name, value in (options or {}).items() if name not in unknown}
    more = "".join(f"{name} = {json.dumps(value)}\n" for name, value in options.items())
    using = f'engine = "{engine}"\n' if engine else ""
    text = f'[data.bench]\npath = "{path}"\n{using}\n[contract.bench]\ndata = "bench"\nfile = "bench.odcs.yaml"\n{more}'
    (folder / "mlgate.toml").write_text(text, encoding="utf-8")
    return folder


def check(folder: Path, times: int = 3, *, keep: bool = False) -> Run:
    """Run the check; what it keeps of a run is removed before each, unless `keep`."""
    if keep:
        return run(CHECK, folder)
    runs = []
    for _ in range(times):
        shutil.rmtree(folder / ".mlgate", ignore_errors=True)
        runs.append(run(CHECK, folder))
    first = min(runs, key=lambda one: one.seconds)
    return first._replace(processor=min(one.processor for one in runs), memory=min(one.memory for one in runs))


def verdict(one: Run) -> tuple[int, frozenset[str]]:
    """Return the exit code and the subjects that were found."""
    try:
        results = json.loads(one.output[one.output.index("{") :])["results"]
    except (ValueError, KeyError):
        raise SystemExit(f"mlgate did not answer:\n{one.output[-2000:]}") from None
    unsure = [result["reason"] for result in results if result["status"] not in ("pass", "fail")]
    if unsure:
        print(f"  NOT ALL CHECKED: {'; '.join(unsure)[:500]}")
    return one.code, frozenset(finding["subject"] for result in results for finding in result["findings"])


__all__ = ["best", "check", "project", "verdict"]
