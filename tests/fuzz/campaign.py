# ruff: noqa: T201 - a program
"""Fuzzing for as long as is asked: `nox -s fuzz -- --seconds 600`; what fails is kept in `tests/fuzz/corpus`.

Each batch is a process of its own, so that one that dies of a signal, or hangs, is told with its input. Inputs that
were answered in a new way are changed further; `--keep 8` keeps the first ones of each target in the corpus too.
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
from fuzz.trying import outcome, prepare

CORPUS = Path(__file__).parent / "corpus"
BATCH = 60
# A batch that takes longer hangs: one input is allowed 20 s, and most take 0.05.
PATIENCE = 240
# What is kept in the repository, in bytes.
LARGEST = 8_000


def batch(name: str, seed: int, folder: Path, found: Path) -> int:
    """Try `BATCH` inputs of the target `name`; the one that is tried lies in `folder/current`.

    `found` has what was answered in a new way before, and the sorts of answers.
    """
    target = TARGETS[name]
    prepare(target, folder / "project")
    kept = sorted([*CORPUS.glob(f"{name}-*"), *found.glob(f"{name}-*")])
    pool = [target.seed(), *(path.read_bytes() for path in kept)]
    answers = found / f"answers of {name}"
    known = set(answers.read_text(encoding="utf-8").splitlines()) if answers.exists() else set()
    failed = 0
    for index in range(BATCH):
        random = Random(f"{name}-{seed}-{index}")
        changed = mutated(random.choice(pool), random, target.words)
        (folder / "current").write_bytes(changed)
        seen = outcome(target, changed, folder / "project")
        if seen.problem:
            failed += 1
            print(f"{name} {keep(name, changed, CORPUS)}: {seen.problem}", flush=True)
        elif not seen.sorts <= known:
            keep(name, changed, found)
            pool.append(changed)
        known |= seen.sorts
    answers.write_text("\n".join(sorted(known)), encoding="utf-8")
    return int(failed > 0)


def keep(name: str, content: bytes, folder: Path) -> str:
    """Keep an input in `folder`; return its name."""
    folder.mkdir(exist_ok=True)
    kept = f"{name}-{hashlib.sha256(content).hexdigest()[:12]}"
    (folder / kept).write_bytes(content)
    return kept


def campaign(options: argparse.Namespace) -> int:
    """Run batches of all targets in turn until the time is up; return how many failed."""
    end = time.monotonic() + options.seconds
    failed = tried = 0
    seed = options.seed
    with tempfile.TemporaryDirectory() as found:
        while time.monotonic() < end:
            for name in options.only:
                code, said = _batch(name, seed, Path(found))
                tried += BATCH
                failed += code != 0
                if code:
                    print(said.strip(), flush=True)
                if time.monotonic() > end:
                    break
            seed += 1
        new = [path for path in Path(found).iterdir() if "-" in path.name]
        for name in options.only if options.keep else ():
            _keep_some(name, Path(found), options.keep)
    print(f"{tried:,} inputs tried, {len(new)} answered in a new way, {failed} batches failed; last seed {seed}")
    return int(failed > 0)


def _batch(name: str, seed: int, found: Path) -> tuple[int, str]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--batch", name, "--seed", str(seed), "--folder", folder]
        command += ["--found", str(found)]
        try:
            done = subprocess.run(command, timeout=PATIENCE, check=False, capture_output=True, encoding="utf-8")
            code, said = done.returncode, done.stdout + done.stderr[-2000:] * (done.returncode != 0)
        except subprocess.TimeoutExpired:
            code, said = -1, "hangs"
        current = Path(folder, "current")
        if code not in (0, 1) and current.exists():
            said += f"\n{name} {keep(name, current.read_bytes(), CORPUS)}: the process ended with {code}"
    return code, said


def _keep_some(name: str, found: Path, most: int) -> None:
    room = most - len(list(CORPUS.glob(f"{name}-*")))
    new = sorted(found.glob(f"{name}-*"), key=lambda path: path.stat().st_mtime)
    for path in [path for path in new if path.stat().st_size <= LARGEST][: max(0, room)]:
        keep(name, path.read_bytes(), CORPUS)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=20_260_101)
    parser.add_argument("--only", nargs="*", default=list(TARGETS), choices=list(TARGETS))
    parser.add_argument("--keep", type=int, default=0, metavar="N")
    parser.add_argument("--batch", choices=list(TARGETS))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--found", type=Path)
    options = parser.parse_args()
    if options.batch:
        return batch(options.batch, options.seed, options.folder, options.found)
    return campaign(options)


if __name__ == "__main__":
    sys.exit(main())
