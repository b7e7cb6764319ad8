"""A contract over 1,000,000 rows and 20 columns against a bare scan of the same file: seconds and peak memory.

Run `python benchmarks/bench_contract.py`. Each figure is the best of three processes of its own, imports left out.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS = 1_000_000
CARRIERS = ["AA", "UA", "DL", "WN", "B6"]


def prepare(folder: Path) -> None:
    import polars as pl

    rows = pl.int_range(ROWS, eager=True)
    integers = {f"i{k}": (rows * (2 * k + 3)) % 1000 for k in range(6)}
    numbers = {f"f{k}": ((rows * 7919 + k) % 10_007) / 100.0 for k in range(6)}
    texts = {f"s{k}": pl.Series(CARRIERS).gather((rows * (k + 7)) % 5) for k in range(4)}
    frame = pl.DataFrame({"id": rows, **integers, **numbers, **texts, "tail": "N" + (rows % 90_000 + 10_000).cast(str)})
    frame = frame.with_columns(pl.date(2013, 1, 1).alias("d") + pl.duration(days=pl.col("i1")), b=pl.col("id") % 2 == 0)
    frame.write_parquet(folder / "data.parquet")
    frame.write_csv(folder / "data.csv")
    (folder / "contract.yaml").write_text(contract(), encoding="utf-8")


def contract() -> str:
    def column(name: str, kind: str, **more: object) -> dict[str, object]:
        return {"name": name, "logicalType": kind, "required": True, **more}

    properties = [column("id", "integer", unique=True)]
    properties += [
        column(f"{kind[0] if kind[0] == 'i' else 'f'}{k}", kind, logicalTypeOptions={"minimum": 0, "maximum": 1000})
        for kind in ("integer", "number")
        for k in range(6)
    ]
    properties += [column(f"s{k}", "string", enum=[{"value": value} for value in CARRIERS]) for k in range(4)]
    properties.append(column("tail", "string", logicalTypeOptions={"pattern": "^N[0-9]{5}$", "maxLength": 6}))
    properties.append(column("d", "date", logicalTypeOptions={"minimum": "2013-01-01"}))
    properties.append(column("b", "boolean"))
    head = "apiVersion: v3.1.0\nkind: DataContract\nid: bench\nversion: 1.0.0\nschema: "
    return head + json.dumps(
        [{"name": "t", "properties": properties, "quality": [{"metric": "rowCount", "mustBe": ROWS}]}]
    )


def measure(what: str, file: Path) -> None:
    import polars as pl

    from mlgate.contracts import load
    from mlgate.engines.polars import check, opened
    from mlgate.readers import Reading
    from mlgate.readers.opening import Place, open_data
    from mlgate.readers.scratch import Scratch

    clock = time.perf_counter()
    if what == "scan":
        frame = pl.scan_csv(file, infer_schema=False) if file.suffix == ".csv" else pl.scan_parquet(file)
        frame.select(pl.all().max()).collect(engine="streaming")
    else:
        compiled = load(file.parent / "contract.yaml", file.parent)
        with Scratch() as scratch:
            files = open_data(file.name, Reading(), Place(root=file.parent, scratch=scratch, fetched=file.parent))
            outcome = check(compiled.table(), compiled.path, opened(files))
        assert outcome.rows == ROWS
        assert outcome.findings == ()
    seconds = time.perf_counter() - clock
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, __file__, "prepare", folder], check=True)
        for name in ("data.parquet", "data.csv"):
            for what in ("scan", "contract"):
                command = [sys.executable, __file__, what, str(Path(folder, name))]
                runs = [json.loads(subprocess.check_output(command)) for _ in range(3)]
                seconds, mebibytes = min(run[0] for run in runs), min(run[1] for run in runs)
                print(f"{name:13} {what:9} {seconds:6.2f} s  {mebibytes:6.0f} MiB")


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            main()
        case ["prepare", folder]:
            prepare(Path(folder))
        case [what, file]:
            measure(what, Path(file))
