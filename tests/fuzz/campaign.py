# ruff: noqa: T201 - a program
"""Fuzzing for as long as is asked: `nox -s fuzz -- --seconds 600`; what fails is kept in `tests/fuzz/corpus`.

Each batch is a process of its own, so that one that dies of a signal, or hangs, is told with its input.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.mutating import mutated
from fuzz.targets import TARGETS
from fuzz.trying import prepare, problem

CORPUS = Path(__file__).parent / "corpus"
BATCH = 60
# A batch that takes longer hangs: one input is allowed 20 s, and most take 0.05.
PATIENCE = 120


def batch(name: str, seed: int, folder: Path) -> int:
    """Try `BATCH` inputs of the target `name`; the one that is tried lies in `folder/current`."""
    target = TARGETS[name]
    prepare(target, folder / "project")
    content = target.seed()
    failed = 0
    for index in range(BATCH):
        changed = mutated(content, Random(f"{name}-{seed}-{index}"), target.words)
        (folder / "current").write_bytes(changed)
        wrong = problem(target, changed, folder / "project")
        if wrong:
            failed += 1
            print(f"{name} {keep(name, changed)}: {wrong}", flush=True)
    return int(failed > 0)


def keep(name: str, content: bytes) -> str:
    """Keep an input that failed; return its name."""
    CORPUS.mkdir(exist_ok=True)
    kept = f"{name}-{hashlib.sha256(content).hexdigest()[:12]}"
    (CORPUS / kept).write_bytes(content)
    return kept


def campaign(seconds: float, seed: int, only: list[str]) -> int:
    """Run batches of all targets in turn until the time is up; return how many failed."""
    end = time.monotonic() + seconds
    failed = tried = 0
    while time.monotonic() < end:
        for name in only:
            with tempfile.TemporaryDirectory() as folder:
                command = [sys.executable, __file__, "--batch", name, "--seed", str(seed), "--folder", folder]
                try:
                    done = subprocess.run(command, timeout=PATIENCE, check=False, capture_output=True, encoding="utf-8")
                    code, said = done.returncode, done.stdout + done.stderr[-2000:] * (done.returncode not in (0, 1))
                except subprocess.TimeoutExpired:
                    code, said = -1, "hangs"
                if code not in (0, 1):
                    content = (Path(folder) / "current").read_bytes()
                    said += f"\n{name} {keep(name, content)}: the process ended with {code}"
            tried += BATCH
            failed += code != 0
            if code:
                print(said.strip(), flush=True)
            if time.monotonic() > end:
                break
        seed += 1
    print(f"{tried:,} inputs tried, {failed} batches failed; last seed {seed}")
    return int(failed > 0)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=20_260_101)
    parser.add_argument("--only", nargs="*", default=list(TARGETS), choices=list(TARGETS))
    parser.add_argument("--batch", choices=list(TARGETS))
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.batch:
        return batch(options.batch, options.seed, options.folder)
    return campaign(options.seconds, options.seed, options.only)


if __name__ == "__main__":
    sys.exit(main())
