"""The gate on real data: the same training with another seed, noise in its labels, and drift that really happened.

    nox -s bench -- benchmarks/stats/bench_real.py --data FOLDER

FOLDER holds the files as they are published: `adult.csv` (UCI 2), `employment_MA_*.pq` and `california_housing_*.csv`
(of the package nannyml), `bike_sharing_hour.csv` (UCI 275). Every answer is that of `mlgate check` over tables of
predictions; beside it stand the rules that teams use instead. Limits: a candidate that differs by its seed alone never
fails, one that was trained on labels of which 30 % were turned always does, and each drift is caught.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

from mlgate import engine
from mlgate.core.model import Result, Status

SEEDS_APART = 1000
NOISE = 0.3
THRESHOLD, LEVEL, DROP = 0.5, 0.05, 0.01
SEPTEMBER = 9
CHECK = """
[regression.real]
candidate = "candidate.parquet"
baseline = "baseline.parquet"
metrics.accuracy = { max_drop = 0.005 }
metrics.roc_auc = { max_drop = 0.005 }
metrics.log_loss = { max_rise = 0.01 }
"""


@dataclass(frozen=True, kw_only=True, eq=False)
class Task:
    """Rows to train on, and rows to test on; without `test` a random 30 % is held out each time."""

    table: pl.DataFrame
    target: str
    slices: list[str]
    test: pl.DataFrame | None = None

    def split(self, number: int) -> tuple[pl.DataFrame, pl.DataFrame]:
        if self.test is not None:
            return self.table, self.test
        shuffled = self.table.sample(fraction=1.0, shuffle=True, seed=number)
        cut = int(0.7 * len(shuffled))
        return shuffled[:cut], shuffled[cut:]

    def features(self, table: pl.DataFrame) -> NDArray[np.float64]:
        return table.drop(self.target).cast(pl.Float64).to_numpy()


def adult(folder: Path) -> Task:
    table = pl.read_csv(folder / "adult.csv").with_columns(pl.col(pl.String).str.strip_chars())
    target = (pl.col("income-per-year") == ">50K").cast(pl.Int8).alias("y")
    coded = table.drop("income-per-year").with_columns(pl.col(pl.String).cast(pl.Categorical).to_physical())
    slices = ["race", "sex", "education", "marital-status", "occupation"]
    return Task(table=coded.with_columns(table.select(target)["y"]), target="y", slices=slices)


def employment(folder: Path) -> Task:
    first = pl.read_parquet(folder / "employment_MA_reference.pq")
    later = pl.read_parquet(folder / "employment_MA_analysis.pq")
    later = later.join(pl.read_parquet(folder / "employment_MA_analysis_target.pq"), on="id")
    kept = [name for name in first.columns if name not in {"id", "year", "prediction", "predicted_probability"}]
    coded = pl.col(pl.Categorical).cast(pl.String).cast(pl.Int32)
    table, test = (one.select(kept).with_columns(coded) for one in (first, later.sample(100_000, seed=0)))
    return Task(table=table, target="employed", slices=["SEX", "RAC1P", "MAR", "CIT"], test=test)


def trained(task: Task, train: pl.DataFrame, seed: int, *, noise: float = 0.0) -> HistGradientBoostingClassifier:
    y = train[task.target].to_numpy().copy()
    rng = np.random.default_rng(seed)
    turned = rng.random(len(y)) < noise
    y[turned] = 1 - y[turned]
    model = HistGradientBoostingClassifier(max_iter=60, max_features=0.5, early_stopping=False, random_state=seed)
    return model.fit(task.features(train), y)


def write(folder: Path, name: str, task: Task, test: pl.DataFrame, model: HistGradientBoostingClassifier) -> None:
    score = model.predict_proba(task.features(test))[:, 1]
    table = {
        "id": np.arange(len(test)),
        "y_true": test[task.target],
        "y_score": score,
        "y_pred": (score > THRESHOLD) * 1,
    }
    rows = pl.DataFrame(table).hstack(test.select(task.slices))
    rows.write_parquet(folder / f"{name}.parquet")


def judged(folder: Path, more: str = "", text: str = CHECK) -> Result:
    (folder / "mlgate.toml").write_text(text + more, encoding="utf-8")
    config, planned = engine.plan(folder / "mlgate.toml")
    (result,) = engine.run(planned, engine.Settings(root=folder, config=config)).results
    if result.status == Status.ERROR:
        raise SystemExit(result.reason)
    return result


def others(result: Result) -> Iterator[str]:
    """Yield the names of the rules in use elsewhere that would fire on what `result` measured."""
    overall = {one.name: one for one in result.measurements if one.slice is None}
    for name in ("accuracy", "roc_auc"):
        one = overall[name]
        assert one.difference is not None
        if one.difference < 0:
            yield f"{name}: drop > 0"
        if one.difference < -DROP:
            yield f"{name}: drop > 0.01"
        if one.difference < 0 and one.p_value is not None and one.p_value < LEVEL:
            yield f"{name}: p < 0.05"
    sliced = [one.difference for one in result.measurements if one.slice and one.name == "accuracy"]
    if any(difference is not None and difference < -DROP for difference in sliced):
        yield "accuracy: any slice drops by 0.01"


def trials(name: str, task: Task, runs: int, *, noise: float) -> Counter[str]:
    """Print and return how many of `runs` candidates end as each status, and how often each other rule fires."""
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number in range(runs):
            train, test = task.split(number)
            write(folder, "baseline", task, test, trained(task, train, number))
            write(folder, "candidate", task, test, trained(task, train, number + SEEDS_APART, noise=noise))
            overall = judged(folder)
            counted[overall.status.value] += 1
            sliced = judged(folder, f"slices = {task.slices}\n")
            counted[f"with slices: {sliced.status.value}"] += 1
            counted.update(others(sliced))
            (folder / ".mlgate" / "ledger.jsonl").unlink(missing_ok=True)
    what = f"{noise:.0%} of labels turned" if noise else "another seed"
    print(f"{name}, {what}, {runs} runs:")
    for key, count in sorted(counted.items()):
        print(f"  {key:<34} {count / runs:.0%}")
    return counted


PROMISE = """
[regression.real]
candidate = "candidate.parquet"
metrics.{metric} = {{ {limit} = {value} }}
"""


def california(folder: Path) -> bool:
    """Tell whether predictions of later months break what the reference months promised of the area under the curve."""
    named = {"clf_target": "y_true", "y_pred_proba": "y_score"}
    reference = pl.read_csv(folder / "california_housing_reference.csv").rename(named)
    later = pl.read_csv(folder / "california_housing_analysis.csv")
    later = later.join(pl.read_csv(folder / "california_housing_analysis_gt.csv"), on="id").rename(named)
    return _promised(reference, later, "roc_auc", at_least=True)


def bikes(folder: Path) -> tuple[bool, bool]:
    """Tell whether 2012 breaks the promise of a model of 2011, and whether that model fails beside a retrained one."""
    hours = pl.read_csv(folder / "bike_sharing_hour.csv").drop("dteday", "casual", "registered")
    x = ["season", "mnth", "hr", "holiday", "weekday", "workingday", "weathersit", "temp", "atemp", "hum", "windspeed"]
    old, rest = hours.filter(pl.col("yr") == 0), hours.filter(pl.col("yr") == 1)
    held = pl.int_range(pl.len()) % 4 == 0
    recent, last = rest.filter(pl.col("mnth") <= SEPTEMBER), rest.filter(pl.col("mnth") > SEPTEMBER)

    def of(train: pl.DataFrame, test: pl.DataFrame) -> pl.DataFrame:
        model = HistGradientBoostingRegressor(random_state=0).fit(train[x].to_numpy(), train["cnt"].to_numpy())
        return pl.DataFrame({"id": test["instant"], "y_true": test["cnt"], "y_pred": model.predict(test[x].to_numpy())})

    promised = _promised(
        of(old.filter(~held), old.filter(held)), of(old, recent), "mean_absolute_error", at_least=False
    )
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        of(old, last).write_parquet(root / "candidate.parquet")
        of(recent, last).write_parquet(root / "baseline.parquet")
        head = CHECK.partition("metrics.")[0]
        result = judged(root, text=f"{head}metrics.mean_absolute_error = {{ max_rise_rel = 0.05 }}\n")
    print(f"  beside a retrained model: {result.status.value}: {result.reason}")
    return promised, result.status == Status.FAIL


def _promised(before: pl.DataFrame, after: pl.DataFrame, metric: str, *, at_least: bool) -> bool:
    """Tell whether the gate fails `after` by the worse end of the interval that `metric` has on `before`."""
    limit, least = ("at_least", 0.0) if at_least else ("at_most", 1e9)
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        before.write_parquet(root / "candidate.parquet")
        (one,) = (
            found
            for found in judged(root, text=PROMISE.format(metric=metric, limit=limit, value=least)).measurements
            if found.name == metric
        )
        promise = one.low if at_least else one.high
        after.write_parquet(root / "candidate.parquet")
        result = judged(root, text=PROMISE.format(metric=metric, limit=limit, value=promise))
    now = next(found for found in result.measurements if found.name == metric)
    print(f"  {metric} {one.value:.4g} [{one.low:.4g}, {one.high:.4g}] -> {now.value:.4g}: {result.status.value}")
    return result.status == Status.FAIL


def main() -> int:
    """Print the shares; return 1 where one is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of the published files; without it nothing is run")
    parser.add_argument("--runs", type=int, default=20)
    arguments = parser.parse_args()
    if arguments.data is None:
        print("not run: it needs real data, --data FOLDER; see --help")
        return 0
    wrong = []
    for name, task in (("adult", adult(arguments.data)), ("employment", employment(arguments.data))):
        seeds = trials(name, task, arguments.runs, noise=0.0)
        noisy = trials(name, task, arguments.runs, noise=NOISE)
        if seeds["fail"]:
            wrong.append(f"{name}: another seed failed in {seeds['fail']} runs")
        if noisy["fail"] < arguments.runs:
            wrong.append(f"{name}: noise passed in {arguments.runs - noisy['fail']} runs")
    print("California housing, later months:")
    if not california(arguments.data):
        wrong.append("California housing: drift was not caught")
    print("bike sharing, 2012:")
    if not all(bikes(arguments.data)):
        wrong.append("bike sharing: drift was not caught")
    print("\n".join(wrong) or "within the limits")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
