"""Bad contracts and bad data through the real command: one clear message, the right exit code, nothing half-written."""

import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from datetime import date, datetime
from pathlib import Path

import polars as pl
import pytest

HEAD = "apiVersion: v3.1.0\nkind: DataContract\nid: people\nversion: 1.0.0\nstatus: active\n"
PROPERTIES = """\
schema:
  - name: people
    properties:
      - {name: id, logicalType: integer, required: true, unique: true}
      - {name: age, logicalType: integer, logicalTypeOptions: {minimum: 0, maximum: 120}}
"""
# As nobody in particular: a superuser that may not override permissions.
UNPRIVILEGED = ["setpriv", "--inh-caps=-all", "--ambient-caps=-all", "--bounding-set=-all"]
SECONDS = 60


def project(folder: Path, data: str, contract: str = HEAD + PROPERTIES) -> Path:
    (folder / "people.odcs.yaml").write_text(contract, encoding="utf-8")
    (folder / "mlgate.toml").write_text(
        f'[data.people]\npath = "{data}"\n[contract.people]\ndata = "people"\nfile = "people.odcs.yaml"\n'
    )
    return folder


def check(folder: Path, *, prefix=(), limit=None, seconds=SECONDS):
    """Run the command as a user does; it never shows a traceback, dies of a signal or hangs."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        [*prefix, sys.executable, "-m", "mlgate", "check"],
        cwd=folder,
        env=inherited,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=seconds,
        preexec_fn=limit,
    )
    assert "Traceback" not in done.stdout + done.stderr, done.stdout + done.stderr
    assert "panicked" not in done.stderr, done.stderr
    assert "crashed" not in done.stdout, done.stdout
    assert done.returncode in {0, 1, 3}, (done.returncode, done.stderr)
    return done


def people(rows: int = 3000) -> pl.DataFrame:
    return pl.DataFrame({"id": range(rows), "age": [index % 100 for index in range(rows)]})


WRITERS = {"parquet": pl.DataFrame.write_parquet, "arrow": pl.DataFrame.write_ipc}


@pytest.mark.parametrize("kind", WRITERS)
def test_the_files_pass_before_they_are_broken(tmp_path, kind):
    project(tmp_path, f"people.{kind}")
    WRITERS[kind](people(), tmp_path / f"people.{kind}")
    assert check(tmp_path).returncode == 0


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("keep", [3, 11, 0.3, 0.97, -9, -1])
def test_a_truncated_file(tmp_path, kind, keep):
    project(tmp_path, f"people.{kind}")
    path = tmp_path / f"people.{kind}"
    WRITERS[kind](people(), path)
    content = path.read_bytes()
    path.write_bytes(content[: int(keep * len(content)) if isinstance(keep, float) else keep])
    done = check(tmp_path)
    assert done.returncode == 3, done.stdout
    assert path.name in done.stdout


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("place", [0.004, 0.2, 0.5, 0.9, 0.97, -6])
def test_a_flipped_bit(tmp_path, kind, place):
    """What cannot be read is an error that names the file; what still reads is judged."""
    project(tmp_path, f"people.{kind}")
    path = tmp_path / f"people.{kind}"
    WRITERS[kind](people(), path)
    content = bytearray(path.read_bytes())
    content[int(place * len(content)) if isinstance(place, float) else place] ^= 0x55
    path.write_bytes(content)
    done = check(tmp_path)
    if done.returncode == 3:
        assert path.name in done.stdout


def test_no_rows(tmp_path):
    project(tmp_path, "people.parquet")
    people(0).write_parquet(tmp_path / "people.parquet")
    done = check(tmp_path)
    assert done.returncode == 1
    assert "people.parquet: no rows, so nothing could be checked" in done.stdout


@pytest.mark.parametrize("kind", WRITERS)
def test_no_columns(tmp_path, kind):
    project(tmp_path, f"people.{kind}")
    WRITERS[kind](pl.DataFrame(), tmp_path / f"people.{kind}")
    done = check(tmp_path)
    assert done.returncode in {1, 3}
    assert f"people.{kind}" in done.stdout


def test_ten_thousand_columns(tmp_path):
    properties = "".join(f"      - {{name: c{index}, logicalType: integer}}\n" for index in range(10_000))
    project(tmp_path, "wide.parquet", f"{HEAD}schema:\n  - name: wide\n    properties:\n{properties}")
    wide = pl.DataFrame({f"c{index}": [index, None] for index in range(10_000)})
    wide.write_parquet(tmp_path / "wide.parquet")
    assert check(tmp_path, seconds=4 * SECONDS).returncode == 0
    wide.drop("c77").write_parquet(tmp_path / "wide.parquet")
    done = check(tmp_path, seconds=4 * SECONDS)
    assert done.returncode == 1
    assert "no column 'c77'" in done.stdout


def test_columns_of_nothing_but_nulls(tmp_path):
    project(tmp_path, "people.parquet")
    pl.DataFrame({"id": [None, None], "age": [None, None]}).write_parquet(tmp_path / "people.parquet")
    done = check(tmp_path)
    assert done.returncode == 1
    assert "2 of 2 rows: id is missing" in done.stdout


def test_what_is_no_number(tmp_path):
    numbers = "schema:\n  - name: n\n    properties:\n      - {name: x, logicalType: number, required: true}\n"
    project(tmp_path, "n.parquet", HEAD + numbers)
    pl.DataFrame({"x": [float("nan"), float("inf"), -float("inf"), -0.0, 1.0]}).write_parquet(tmp_path / "n.parquet")
    done = check(tmp_path)
    assert done.returncode == 1
    assert "1 of 5 rows: x is missing" in done.stdout
    assert "2 of 5 rows" in done.stdout


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_dates_before_1582_and_after_9999(tmp_path, kind):
    moments = (
        "schema:\n  - name: n\n    properties:\n"
        "      - {name: d, logicalType: date, logicalTypeOptions: {minimum: '1582-10-15', maximum: '2100-01-01'}}\n"
        "      - {name: m, logicalType: timestamp, logicalTypeOptions: {minimum: '1582-10-15T00:00:00Z'}}\n"
    )
    project(tmp_path, f"n.{kind}", HEAD + moments)
    frame = pl.DataFrame(
        {
            "d": [date(1, 1, 1), date(1582, 10, 4), date(2024, 2, 29), date(9999, 12, 31)],
            "m": [datetime(1, 1, 1), datetime(1582, 10, 4), datetime(2024, 2, 29), datetime(9999, 12, 31)],  # noqa: DTZ001
        }
    )
    if kind == "parquet":
        far = pl.DataFrame({"d": [5_000_000], "m": [10**18]}).select(
            pl.col("d").cast(pl.Int32).cast(pl.Date), pl.col("m").cast(pl.Datetime("us"))
        )
        frame = pl.concat([frame, far])
    getattr(frame, f"write_{kind}")(tmp_path / f"n.{kind}")
    done = check(tmp_path)
    assert done.returncode == 1
    assert f"{frame.height - 1} of {frame.height} rows: d" in done.stdout
    assert f"2 of {frame.height} rows: m" in done.stdout


def test_mixed_zones(tmp_path):
    moment = (
        "schema:\n  - name: n\n    properties:\n"
        "      - {name: m, logicalType: timestamp, unique: true,\n"
        "         logicalTypeOptions: {maximum: '2024-03-10T12:00:00Z'}}\n"
    )
    project(tmp_path, "n.csv", HEAD + moment)
    text = "m\n2024-03-10T12:00:00Z\n2024-03-10T13:00:00+01:00\n2024-03-10T08:00:00-05:00\n2024-03-10T12:30:00+01:00\n"
    (tmp_path / "n.csv").write_text(text)
    done = check(tmp_path)
    assert done.returncode == 1
    # 12:00 UTC twice, 13:00 UTC once, 11:30 UTC once.
    assert "1 of 4 rows: m repeats an earlier row" in done.stdout
    assert done.stdout.count(" of 4 rows") == 2


def test_names_that_stand_twice(tmp_path):
    project(tmp_path, "people.csv")
    (tmp_path / "people.csv").write_text("id,age,age\n1,30,31\n")
    done = check(tmp_path)
    assert done.returncode in {1, 3}
    assert "age" in done.stdout
    assert "twice" in done.stdout or "2 times" in done.stdout or "two" in done.stdout, done.stdout


def test_hostile_names(tmp_path):
    names = ["two\nlines", "a.b", 'quo"te', "it's", "🙂", "::error::x", "##[command]", "\u202egnp", "^.*$"]
    listed = "".join(f"      - {{name: {quoted(name)}, logicalType: integer, required: true}}\n" for name in names)
    project(tmp_path, "names.parquet", f"{HEAD}schema:\n  - name: names\n    properties:\n{listed}")
    pl.DataFrame({name: [1, None] for name in names}).write_parquet(tmp_path / "names.parquet")
    done = check(tmp_path)
    assert done.returncode == 1
    assert done.stdout.count("1 of 2 rows") == len(names)
    assert "\u202e" not in done.stdout
    assert "##[" not in done.stdout
    assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())


def quoted(name: str) -> str:
    escaped = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\u202e", "\\u202e")
    return f'"{escaped}"'


def test_a_pattern_that_explodes_elsewhere_runs_in_linear_time(tmp_path):
    text = "schema:\n  - name: n\n    properties:\n"
    text += "      - {name: x, logicalType: string, logicalTypeOptions: {pattern: '(a+)+$'}}\n"
    project(tmp_path, "n.parquet", HEAD + text)
    pl.DataFrame({"x": ["a" * 50_000 + "!"] * 200}).write_parquet(tmp_path / "n.parquet")
    begun = time.perf_counter()
    done = check(tmp_path)
    assert done.returncode == 1
    assert "200 of 200 rows" in done.stdout
    assert time.perf_counter() - begun < SECONDS / 2


def bomb() -> str:
    lines = ['a0: &a0 ["x", "x", "x", "x", "x", "x", "x", "x", "x"]']
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 12)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (HEAD + bomb() + "\n" + PROPERTIES, ""),
        (HEAD + "id: other\n" + PROPERTIES, "id"),
        (HEAD + PROPERTIES.replace("minimum: 0", "minimum: !!python/object/apply:os.system ['touch hit']"), ""),
        (HEAD + PROPERTIES.replace("required: true", "required: !!python/name:os.system"), ""),
        (HEAD + "description: &loop [*loop]\n" + PROPERTIES, ""),
        (HEAD + PROPERTIES + "[" * 20_000, ""),
        (HEAD + PROPERTIES.replace("maximum: 120", "maximum: 1" + "0" * 6000), ""),
        (HEAD + PROPERTIES + "# " + "x" * 20_000_000 + "\n", "16,777,216 bytes"),
        (HEAD + PROPERTIES + "\x00", ""),
        ("\ufeff\x00\x01", ""),
    ],
    ids=["bomb", "duplicate-key", "apply-tag", "name-tag", "loop", "deep", "huge-number", "20-MB", "nul", "noise"],
)
def test_a_hostile_contract(tmp_path, text, word):
    project(tmp_path, "people.csv", text)
    (tmp_path / "people.csv").write_text("id,age\n1,30\n")
    begun = time.perf_counter()
    done = check(tmp_path)
    assert done.returncode == 3, done.stdout
    assert "people.odcs.yaml" in done.stdout
    assert word in done.stdout
    assert len(done.stdout) < 5000
    assert not (tmp_path / "hit").exists()
    assert time.perf_counter() - begun < SECONDS / 2


def test_an_anchor_that_is_used_twice_is_plain_yaml(tmp_path):
    text = PROPERTIES.replace("required: true", "required: &yes true").replace("unique: true", "unique: *yes")
    project(tmp_path, "people.csv", HEAD + text)
    (tmp_path / "people.csv").write_text("id,age\n1,30\n1,31\n")
    done = check(tmp_path)
    # Read as it is meant, or refused with its line; never read as something else.
    assert done.returncode in {1, 3}
    assert "repeats an earlier row" in done.stdout or "people.odcs.yaml:9" in done.stdout


@pytest.mark.parametrize("kind", ["parquet", "csv", "arrow"])
def test_a_file_that_is_replaced_while_it_is_read(tmp_path, kind):
    """Either version is good, so that the check passes or says that it could not read."""
    project(tmp_path, f"people.{kind}")
    path = tmp_path / f"people.{kind}"
    for rows in (100_000, 260_000):
        getattr(people(rows), f"write_{'ipc' if kind == 'arrow' else kind}")(tmp_path / f"{rows}")
    shutil.copy(tmp_path / "100000", path)
    stop = threading.Event()

    def replace() -> None:
        turn = 0
        while not stop.is_set():
            spare = tmp_path / "spare"
            shutil.copy(tmp_path / ("260000" if turn % 2 else "100000"), spare)
            spare.replace(path)
            turn += 1
            time.sleep(0.002)

    writer = threading.Thread(target=replace)
    writer.start()
    try:
        for _ in range(3):
            done = check(tmp_path)
            assert done.returncode in {0, 3}, done.stdout
            assert done.returncode == 0 or path.name in done.stdout
    finally:
        stop.set()
        writer.join()


@pytest.mark.skipif(shutil.which("setpriv") is None and os.geteuid() == 0, reason="a superuser may read everything")
@pytest.mark.parametrize("name", ["people.csv", "people.parquet", "people.odcs.yaml"])
def test_no_permission(tmp_path, name):
    data = "people.parquet" if name.endswith("parquet") else "people.csv"
    project(tmp_path, data)
    people().write_parquet(tmp_path / "people.parquet")
    people().write_csv(tmp_path / "people.csv")
    prefix = UNPRIVILEGED if os.geteuid() == 0 else ()
    assert check(tmp_path, prefix=prefix).returncode == 0
    (tmp_path / name).chmod(0)
    done = check(tmp_path, prefix=prefix)
    assert done.returncode == 3, done.stdout
    assert name in done.stdout
    assert "ermission" in done.stdout, done.stdout


def no_room() -> None:
    """Let this process write no byte into any file, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_a_full_disk_changes_no_verdict(tmp_path, kind):
    project(tmp_path, f"*.{kind}")
    for part in range(2):
        frame = people().with_columns(pl.col("id") + 5000 * part)
        getattr(frame, f"write_{kind}")(tmp_path / f"part-{part}.{kind}")
    done = check(tmp_path, limit=no_room)
    assert done.returncode == 0, done.stdout + done.stderr
    half = [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size == 0]
    assert not [path for path in half if ".mlgate" in path.parts and path.name != ".gitignore"], half
    assert check(tmp_path).returncode == 0
    assert check(tmp_path, limit=no_room).returncode == 0


def test_a_small_disk_that_fills(tmp_path):
    """A file system of 64 KiB, where one may be mounted: the state folder lies on it."""
    project(tmp_path, "*.parquet")
    for part in range(2):
        people().with_columns(pl.col("id") + 5000 * part).write_parquet(tmp_path / f"part-{part}.parquet")
    state = tmp_path / ".mlgate"
    state.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(state)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system may be mounted here")
    try:
        (state / "full").write_bytes(b"x" * 60_000)
        with pytest.raises(OSError, match="No space"):
            (state / "more").write_bytes(b"x" * 30_000)
        assert check(tmp_path).returncode == 0
        assert check(tmp_path).returncode == 0
    finally:
        subprocess.run(["umount", str(state)], check=True)


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize("kind", WRITERS)
def test_dates_that_python_does_not_know(tmp_path, kind, engine):
    days = "name: day, logicalType: date, unique: true, logicalTypeOptions: {minimum: '1582-10-15'}"
    times = "name: at, logicalType: timestamp, logicalTypeOptions: {maximum: '9999-12-31T23:59:59Z'}"
    listed = "".join(f"      - {{classification: public, {one}}}\n" for one in (days, times))
    properties = f"schema:\n  - name: people\n    properties:\n{listed}"
    project(tmp_path, f"people.{kind}", HEAD + properties)
    toml = (tmp_path / "mlgate.toml").read_text()
    (tmp_path / "mlgate.toml").write_text(toml.replace("[contract", f'engine = "{engine}"\n[contract'))
    day = pl.Series([-719_962, -719_962, 3_000_000, -150_000], dtype=pl.Int32).cast(pl.Date)
    at = pl.Series([0, 506_804_601_600_000_000, 253_402_300_800_250_000, None], dtype=pl.Int64).cast(pl.Datetime("us"))
    WRITERS[kind](pl.DataFrame({"day": day, "at": at}), tmp_path / f"people.{kind}")
    done = check(tmp_path)
    assert done.returncode == 1
    for words in (
        "3 of 4 rows: day below minimum 1582-10-15 (min 0003-10-24 (BC); rows 1, 2, 4) (values '0003-10-24 (BC)', ",
        "day repeats an earlier row (row 2) (values '0003-10-24 (BC)')",
        "at above maximum 9999-12-31 23:59:59 (max 18029-12-31 00:00:00; rows 2, 3)",
        "(values '18029-12-31 00:00:00', '10000-01-01 00:00:00.25')",
    ):
        assert words in done.stdout, done.stdout


def test_the_name_of_the_state_folder_is_a_files(tmp_path):
    project(tmp_path, "people.parquet")
    people().write_parquet(tmp_path / "people.parquet")
    (tmp_path / ".mlgate").write_text("mine")
    assert check(tmp_path).returncode == 0
    assert (tmp_path / ".mlgate").read_text() == "mine"


def test_an_earlier_verdict_that_cannot_be_removed(tmp_path):
    """It would be taken for that of this run, by `mlgate explain`."""
    project(tmp_path, "people.parquet")
    people().write_parquet(tmp_path / "people.parquet")
    assert check(tmp_path).returncode == 0
    (tmp_path / ".mlgate").chmod(0o555)
    command = [*(UNPRIVILEGED if os.geteuid() == 0 else []), sys.executable, "-m", "mlgate", "check"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    (tmp_path / ".mlgate").chmod(0o755)
    assert done.returncode == 2
    assert "verdict.json: the verdict of an earlier run cannot be removed: Permission denied" in done.stderr
    assert "Traceback" not in done.stderr
