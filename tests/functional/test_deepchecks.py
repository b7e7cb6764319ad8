"""The real deepchecks, in an environment made for the test, finds what was planted and nothing in what is clean.

These need the package index once; without a network the first of them fails, and says so.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from sklearn.datasets import make_classification

from mlgate.isolated import asking, environment

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("deepchecks")]

FEATURES = ("a", "b", "c", "d")
CONFIGURATION = """
[data.train]
path = "train.parquet"

[data.test]
path = "test.parquet"

[deepchecks.integrity]
suite = "data_integrity"
data = "train"
label = "y"
label_type = "binary"
id = "id"
samples = 1

[deepchecks.split]
suite = "train_test_validation"
data = "test"
reference = "train"
label = "y"
id = "id"
skip = ["DateTrainTestLeakageDuplicates", "DateTrainTestLeakageOverlap"]

[deepchecks.model]
suite = "model_evaluation"
data = "test"
reference = "train"
label = "y"
id = "id"
predictions = "test_predictions.csv"
reference_predictions = "train_predictions.csv"
html = "reports/model.html"
# By chance alone the weakest segment falls below 80 % of the average, which is the suite's own limit.
checks.WeakSegmentsPerformance = { segments_relative_performance_greater_than = 0.6 }
"""

# What is looked up while it is imported, none of which is reached.
LISTENS = """
import sys
def listen(event, arguments):
    if event == "socket.getaddrinfo":
        print(arguments[0])
        raise OSError("no network here")
sys.addaudithook(listen)
import deepchecks.tabular.checks, deepchecks.tabular.suites
"""


def samples(seed=7):
    """Return 2,400 rows of two classes that four features tell apart, with a text, as training and test data."""
    x, y = make_classification(
        2400, len(FEATURES), n_informative=4, n_redundant=0, n_clusters_per_class=1, class_sep=0.7, random_state=seed
    )
    generator = np.random.default_rng(seed)
    columns = {name: x[:, index] for index, name in enumerate(FEATURES)}
    table = pl.DataFrame({"id": range(len(y)), **columns, "town": generator.choice(["Bonn", "Kiel", "Ulm"], len(y))})
    table = table.with_columns(y=pl.Series(y))
    return table[:1400], table[1400:]


def predictions(table, seed=3, *, weak=None):
    """Return predictions that are wrong in a tenth of all rows by chance, and in the rows where `weak` is true."""
    y = table["y"].to_numpy()
    generator = np.random.default_rng(seed)
    wrong = generator.random(len(y)) < 0.1
    if weak is not None:
        wrong |= weak(table).to_numpy()
    y_pred = np.where(wrong, 1 - y, y)
    sure = generator.uniform(0.75, 0.95, len(y))
    told = pl.DataFrame({"id": table["id"], "y_pred": y_pred, "y_score": np.where(y_pred == 1, sure, 1 - sure)})
    # In another order than the data.
    return told.sample(fraction=1, shuffle=True, seed=1)


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """The environment variables of a user whose cache has no environment yet, but the installers' own downloads."""
    home = Path.home() / ".cache"
    usual = Path(os.environ.get("XDG_CACHE_HOME", home))
    kept = {"UV_CACHE_DIR": str(usual / "uv"), "PIP_CACHE_DIR": str(usual / "pip")}
    return {**kept, **os.environ, "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}


def check(folder, cache, *selection):
    (folder / "mlgate.toml").write_text(CONFIGURATION)
    done = subprocess.run(
        [sys.executable, "-m", "mlgate", "check", "--format", "json", *selection],
        cwd=folder,
        env=cache,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.startswith("{"), done.stdout + done.stderr
    results = {one["check"].partition(".")[2]: one for one in json.loads(done.stdout)["results"]}
    for one in results.values():
        # Without a network this says what was not reached.
        assert one["status"] != "error", one["reason"]
    return results


def write(folder, train, test, **weak):
    folder.mkdir()
    for name, table in (("train", train), ("test", test)):
        table.write_parquet(folder / f"{name}.parquet")
        predictions(table, **(weak if name == "test" else {})).write_csv(folder / f"{name}_predictions.csv")
    return folder


@pytest.fixture(scope="module")
def clean(tmp_path_factory, cache):
    folder = write(tmp_path_factory.mktemp("clean") / "project", *samples())
    return folder, check(folder, cache)


@pytest.fixture(scope="module")
def faulty(tmp_path_factory, cache, clean):
    train, test = samples()
    again = train[100:160].with_columns(id=pl.col("id") + 10_000, y=1 - pl.col("y"))
    nulls = pl.Series(["null", "None", "nan", "-"] * 20)
    town = pl.concat([nulls, train["town"][80:], again["town"]])
    train = pl.concat([train, again]).with_columns(town=town)
    test = test.with_columns(b=pl.col("b") + 3, town=pl.lit("Jena"))
    folder = write(
        tmp_path_factory.mktemp("faulty") / "project", train, test, weak=lambda table: table["a"] > table["a"].mean()
    )
    return folder, check(folder, cache)


def subjects(result, severity="error"):
    found = (one for one in result.get("findings", ()) if one.get("severity", "error") == severity)
    return {one["subject"].partition(":")[0] for one in found}


def values(result):
    return {one["name"]: one["value"] for one in result["measurements"]}


def test_clean_data_passes(clean):
    _, results = clean
    assert {name: (one["status"], one.get("findings", [])) for name, one in results.items()} == {
        name: ("pass", []) for name in ("integrity", "split", "model")
    }
    assert {name: values(one)["passed"] for name, one in results.items()} == {"integrity": 11, "split": 11, "model": 7}
    assert {name: values(one)["unchecked"] for name, one in results.items()} == dict.fromkeys(results, 0)
    # Three that ask the model itself, and one that is for regression.
    assert values(results["model"])["not_applicable"] == 4


def test_conflicting_labels_and_mixed_nulls_are_found(faulty):
    _, results = faulty
    assert {"ConflictingLabels", "MixedNulls"} <= subjects(results["integrity"]) | subjects(
        results["integrity"], "warning"
    )
    nulls = next(one for one in results["integrity"]["findings"] if one["subject"].startswith("MixedNulls:"))
    assert nulls["message"].endswith("; column 'town'")
    assert "town" in nulls["evidence"]["details"]


def test_drift_and_new_categories_are_found(faulty):
    _, results = faulty
    assert {"FeatureDrift", "MultivariateDrift", "NewCategoryTrainTest"} <= subjects(results["split"])
    assert all("evidence" not in one for one in results["split"]["findings"])


def test_a_weak_segment_is_found(clean, faulty):
    weak = "WeakSegmentsPerformance[data]"
    assert weak in subjects(faulty[1]["model"], "warning")
    assert weak not in subjects(clean[1]["model"], "warning")
    assert "TrainTestPerformance" in subjects(faulty[1]["model"])


def test_the_html_is_kept_and_loads_nothing_from_elsewhere(clean):
    folder, _ = clean
    for path in (".mlgate/deepchecks/integrity.html", ".mlgate/deepchecks/split.html", "reports/model.html"):
        text = (folder / path).read_text(encoding="utf-8")
        assert 100_000 < len(text) < 20_000_000
        assert "<script src=" not in text
        assert text.index("Content-Security-Policy") < 200
    assert sorted(path.name for path in (folder / ".mlgate").iterdir() if "scratch" in path.name) == []


def test_the_same_data_gets_the_same_answer(faulty, cache):
    folder, results = faulty
    again = check(folder, cache, "deepchecks.split")["split"]
    assert [one["message"] for one in again["findings"]] == [one["message"] for one in results["split"]["findings"]]


@pytest.fixture
def python(clean, cache):
    """The Python of the environment that the checks were run in."""
    script = "from mlgate.isolated import asking, environment; print(environment.known(asking.RECIPE))"
    asked = subprocess.run([sys.executable, "-c", script], env=cache, check=True, capture_output=True, text=True)
    return environment.python_of(Path(asked.stdout.strip()))


def test_the_catalogue_is_what_the_library_has(python, tmp_path):
    command = [python, "-I", "-W", "ignore", asking.RUNNER, "--describe", tmp_path]
    subprocess.run(command, env={**os.environ, **asking.RECIPE.settings}, check=True, capture_output=True)
    shipped = json.loads(Path(asking.FOLDER, "deepchecks_catalogue.json").read_text())
    assert json.loads((tmp_path / "deepchecks_catalogue.json").read_text()) == shipped
    assert shipped["deepchecks"] == "0.19.1"


@pytest.mark.parametrize("settings", [{}, dict(asking.RECIPE.settings)])
def test_its_call_home_is_the_only_one_and_is_switched_off(python, settings):
    usual = {name: value for name, value in os.environ.items() if "PROXY" not in name.upper()}
    command = [python, "-I", "-W", "ignore", "-c", LISTENS]
    done = subprocess.run(command, env={**usual, **settings}, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ([] if settings else ["api.deepchecks.com"])


@pytest.mark.skipif(os.name == "nt", reason="its environments do not link to the interpreter")
def test_an_environment_that_a_cache_brings_back_is_taken_as_it_is(cache, clean, tmp_path, monkeypatch):
    kept = Path("mlgate", "environments")
    shutil.copytree(Path(cache["XDG_CACHE_HOME"], kept), tmp_path / kept, symlinks=True, copy_function=os.link)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    told = []
    python = environment.ready(asking.RECIPE, told.append)
    assert (told, python.is_relative_to(tmp_path)) == ([], True)
    assert environment.works(asking.RECIPE, python)
