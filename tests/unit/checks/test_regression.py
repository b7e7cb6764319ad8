"""The kind `regression` through the engine, on files in a repository."""

import io
import os
import pickle
import re
import subprocess
import sys

import joblib
import numpy as np
import pandas as pd
import polars as pl
import pytest
import skops.io
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (
    accuracy_score,
    cohen_kappa_score,
    f1_score,
    ndcg_score,
    roc_auc_score,
    top_k_accuracy_score,
)

from mlgate import engine
from mlgate.checks import regression
from mlgate.core.errors import ConfigurationError
from mlgate.core.model import Status
from regressions import N, check, commit, configured, git, measured, predictions


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return tmp_path


@pytest.fixture
def repository(root):
    git(root, "init", "-q", "-b", "main")
    return root


def problems(root, text):
    with pytest.raises(ConfigurationError) as caught:
        configured(root, text)
    return str(caught.value)


AUC = "metrics.roc_auc = { at_least = 0.6, max_drop = 0.02 }\n"


# Configuration


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("metrics.f1 = {at_least=0.1}", "name one of 'model' (with 'data') and 'candidate'"),
        ('candidate="p"\nmodel="m"\ndata="d"\nmetrics.f1 = {at_least=0.1}', "name one of 'model'"),
        ('model="m"\nmetrics.f1 = {at_least=0.1}', "'model' needs 'data'"),
        ('candidate="p"\ndata="d"\nmetrics.f1 = {at_least=0.1}', "'data' is what a 'model' is measured on"),
        ('candidate="p"', "no limit is set"),
        ('candidate="p"\nmetrics.f1 = {}', "no limit is set"),
        ('candidate="p"\nmetrics.rocauc = {at_least=0.1}', "unknown metric 'rocauc'; did you mean 'roc_auc'?"),
        ('candidate="p"\nmetrics."a b:c" = {at_least=0.1}', "'a b:c' is no package.module:function"),
        ('candidate="p"\nmetrics."f1@2" = {at_least=0.1}', "f1 takes no number"),
        ('candidate="p"\nmetrics.f1 = {max_drop=-0.1}', "metrics.f1: 'max_drop' is -0.1"),
        ('candidate="p"\nmetrics.f1 = {at_least=nan}', "metrics.f1: 'at_least' is nan"),
        ('candidate="p"\nmetrics.f1 = {at_leest=1}', "unknown key 'at_leest'; did you mean 'at_least'?"),
        ('candidate="p"\nbaseline="git:"\nmetrics.f1 = {at_least=0.1}', "'git:' names no file"),
        ('candidate="p"\nbaseline="git::x"\nmetrics.f1 = {at_least=0.1}', "'git: :x' names no file"),
        ('candidate="p"\nbaseline="git:v1:"\nmetrics.f1 = {at_least=0.1}', "'git:v1:' names no file"),
        ('candidate="p"\nbaseline="git:/x"\nmetrics.f1 = {at_least=0.1}', "the path is relative"),
        ('candidate="p"\nbaseline="git:a/../../x"\nmetrics.f1 = {at_least=0.1}', "the path is relative"),
        (
            'candidate="p"\nbaseline="s3:models/a"\nmetrics.f1 = {at_least=0.1}',
            "not supported by this version; supported: git:PATH, git:REF:PATH, mlflow:models:/NAME@ALIAS",
        ),
        ('candidate="p"\nanchor="b"\nmetrics.f1 = {max_drop=0.1}', "'anchor' stands beside a 'baseline'"),
        ('candidate="p"\nbaseline="b"\nanchor="git:"\nmetrics.f1 = {max_drop=0.1}', "'git:' names no file"),
        ('candidate="p"\nbaseline="b"\nanchor="c"\nmetrics.f1 = {at_least=0.1}', "'anchor' is for limits on a change"),
        ('candidate="p"\nbaseline="b"\nseeds=["c","d"]\nmetrics.f1 = {max_drop=0.1}', "'seeds' names 2: the spread of"),
        ('candidate="p"\nmetrics.log_loss = {max_error_rise_rel=0.1}', "max_error_rise_rel is for scores whose best"),
        ('candidate="p"\nslices=["a","b","a"]\nmetrics.f1 = {at_least=0.1}', "'slices' names 'a' 2 times"),
        ('candidate="p"\ngroup="a"\nblock="day"\nmetrics.f1 = {at_least=0.1}', "name one of 'group' and 'block'"),
        (
            'candidate="p"\nbins.a=3\nmetrics.f1 = {at_least=0.1}',
            "'bins' cuts 'a', which neither 'slices' nor 'sensitive' names",
        ),
        ('candidate="p"\nslices=["a"]\nbins.a=[3, 1]\nmetrics.f1 = {at_least=0.1}', "numbers that rise"),
        ('candidate="p"\nslices=["a"]\nbins.a=[]\nmetrics.f1 = {at_least=0.1}', "numbers that rise"),
        ('candidate="p"\nslices=["a"]\nbins.a=[inf]\nmetrics.f1 = {at_least=0.1}', "bins.a are finite numbers"),
        ('candidate="p"\ndiscover=true\nmetrics.model_age = {at_most=3}', "'discover' measures metrics in the region"),
        (
            'candidate="p"\nbaseline="b"\ntrain="t"\nfeedback="bit"\nmetrics.f1_generalization_gap = {max_rise=0.1}',
            'feedback = "bit" of predictions takes at_most alone for f1_generalization_gap',
        ),
        ('candidate="p"\nmetrics.model_age = {max_rise=3}', "model_age: an age rises by itself"),
        ('candidate="p"\ngroup=""\nmetrics.f1 = {at_least=0.1}', "'group'"),
        ('candidate="p"\nfail_when="never"\nmetrics.f1 = {at_least=0.1}', "'fail_when'"),
        (
            'model="modle"\ndata="d"\nmetrics.f1 = {at_least=0.1}',
            "nothing declares [model.modle]; did you mean 'model'",
        ),
    ],
)
def test_problems_of_a_configuration(root, text, message):
    declared = '[data.d]\npath="d.csv"\n[model.m]\npath="m"\ntarget="y"\n[model.model]\npath="m"\ntarget="y"\n'
    found = problems(root, f"{declared}[regression.a]\n{text}\n")
    assert message.replace("git: :x", "git::x") in found.replace("\u200a", "")
    assert "mlgate.toml:" in found


def test_the_example_of_the_docstring_is_a_configuration(root):
    (example,) = re.findall(r"```toml\n(.*?)```", regression.__doc__, re.DOTALL)
    (root / "mlgate.toml").write_text(example, encoding="utf-8")
    _, planned = engine.plan(root / "mlgate.toml")
    assert [(one.check, set(one.options.metrics)) for one in planned] == [
        ("regression.delay", {"roc_auc", "brier_score_loss", "equal_opportunity_difference"})
    ]


def test_a_path_of_windows_is_no_scheme(root):
    predictions().write_csv(root / "p.csv")
    result = check(root, 'baseline = "C:/x.csv"\n' + AUC)
    assert "matches no file" in result.reason


def test_a_limit_on_a_change_needs_no_baseline_of_its_own(root):
    predictions().write_csv(root / "p.csv")
    result = check(root, AUC)
    assert (result.status, result.reason) == (Status.INCONCLUSIVE, "roc_auc: no baseline yet to compare with")


def test_options_are_read_without_heavy_libraries():
    code = (
        "import sys, mlgate.checks.regression as r; list(r.problems(r.Options())); "
        "print(sorted({'numpy','scipy','polars','pandas','sklearn','skops'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# Predictions


def test_values_are_those_of_scikit_learn(root):
    table = predictions()
    table.write_parquet(root / "p.parquet")
    text = '[regression.a]\ncandidate="p.parquet"\nmetrics.roc_auc={at_least=0.5}\nmetrics.accuracy={at_least=0.5}\n'
    verdict, result = configured(root, text)
    assert result.status == Status.PASS
    assert measured(result, "roc_auc").value == pytest.approx(roc_auc_score(table["y_true"], table["y_score"]))
    assert measured(result, "accuracy").value == pytest.approx(accuracy_score(table["y_true"], table["y_pred"]))
    assert verdict.digests["candidate.regression.a"].startswith("sha256:")


def test_a_worse_candidate_fails_and_an_equal_one_passes(root):
    predictions(n=5000).write_csv(root / "b.csv")
    for noise, status in ((1.0, Status.PASS), (4.0, Status.FAIL)):
        table = predictions(n=5000, seed=1, noise=noise).sample(fraction=1.0, shuffle=True, seed=3)
        table.write_csv(root / "p.csv")
        result = check(root, 'baseline = "b.csv"\nmetrics.roc_auc = { max_drop = 0.05 }\n')
        assert result.status == status
        one = measured(result, "roc_auc")
        assert one.difference == pytest.approx(one.value - one.baseline)
        assert one.difference_low < one.difference < one.difference_high
    assert "worse: drop of" in result.reason


def test_a_small_test_set_is_inconclusive_and_says_how_many_rows_would_decide(root):
    predictions(n=200).write_csv(root / "b.csv")
    predictions(n=200, seed=3).write_csv(root / "p.csv")
    result = check(root, 'baseline = "b.csv"\nmetrics.roc_auc = { max_drop = 0.01 }\n')
    assert result.status == Status.INCONCLUSIVE
    assert "rows would decide" in result.reason
    assert measured(result, "roc_auc").n_needed > 200


def test_proven_asks_for_more(root):
    predictions(n=2000).write_csv(root / "b.csv")
    predictions(n=2000, seed=1, noise=1.2).write_csv(root / "p.csv")
    text = 'baseline = "b.csv"\nmetrics.roc_auc = { max_drop = 0.04 }\n'
    likely, proven = check(root, text), check(root, text + 'fail_when = "proven"\n')
    assert (likely.status, proven.status) == (Status.FAIL, Status.INCONCLUSIVE)


def test_a_slow_decay_passes_against_the_one_before_and_not_against_the_anchor(root):
    predictions(n=20_000, seed=1, noise=1.0).write_csv(root / "release.csv")
    predictions(n=20_000, seed=1, noise=1.2).write_csv(root / "b.csv")
    predictions(n=20_000, seed=1, noise=1.22).write_csv(root / "p.csv")
    text = 'baseline = "b.csv"\nanchor = "release.csv"\nmetrics.roc_auc = { at_least = 0.99, max_drop = 0.01 }\n'
    result = check(root, text.replace("at_least = 0.99, ", ""))
    assert result.status == Status.FAIL
    assert measured(result, "roc_auc").status == Status.PASS
    assert measured(result, "roc_auc vs anchor").status == Status.FAIL
    assert result.reason.startswith("roc_auc vs anchor: worse: drop of")
    # What the value must be is told once.
    assert "at_least" not in measured(check(root, text), "roc_auc vs anchor").note


def test_the_anchor_is_read_from_its_own_ref(repository):
    for name, seed in (("v1", 1), ("main", 2)):
        predictions(seed=seed).write_csv(repository / "p.csv")
        commit(repository)
        if name == "v1":
            git(repository, "tag", "v1.0")
    predictions(seed=3).write_csv(repository / "p.csv")
    text = 'baseline = "git:p.csv"\nanchor = "git:v1.0:p.csv"\nslices = ["s"]\nmetrics.roc_auc = { max_drop = 0.2 }\n'
    verdict, result = configured(repository, '[regression.a]\ncandidate = "p.csv"\n' + text, ref="main")
    assert {"roc_auc vs anchor", "roc_auc[s=1] vs anchor", "roc_auc", "roc_auc[s=1]"} <= {
        one.key for one in result.measurements
    }
    aucs = [roc_auc_score(predictions(seed=seed)["y_true"], predictions(seed=seed)["y_score"]) for seed in (2, 1)]
    for key, auc in zip(("roc_auc", "roc_auc vs anchor"), aucs, strict=True):
        assert measured(result, key).baseline == pytest.approx(auc)
    assert {"baseline.regression.a", "anchor.regression.a"} <= set(verdict.digests)


def test_what_seeds_differ_by_is_no_regression(root):
    predictions(n=20_000, seed=1).write_csv(root / "b.csv")
    predictions(n=20_000, seed=1, noise=1.1).write_csv(root / "p.csv")
    for number, noise in enumerate((0.9, 1.0, 1.1, 1.2)):
        predictions(n=20_000, seed=1, noise=noise).write_csv(root / f"s{number}.csv")
    text = 'baseline = "b.csv"\nmetrics.roc_auc = { max_drop = 0.001 }\n'
    assert check(root, text).status == Status.FAIL
    seeds = 'seeds = ["s0.csv", "s1.csv", "s2.csv", "s3.csv"]\n'
    result = check(root, seeds + text)
    assert result.status == Status.PASS
    aucs = []
    for number in range(4):
        table = pl.read_csv(root / f"s{number}.csv")
        aucs.append(roc_auc_score(table["y_true"], table["y_score"]))
    assert measured(result, "roc_auc").noise == pytest.approx(np.std(aucs, ddof=1))


def test_a_seed_that_is_not_kept_with_the_baseline_is_told(repository):
    predictions(seed=1).write_csv(repository / "p.csv")
    commit(repository)
    for name in ("p", "s0", "s1", "s2"):
        predictions(seed=2).write_csv(repository / f"{name}.csv")
    seeds = 'seeds = ["git:s0.csv", "git:s1.csv", "git:s2.csv"]\n'
    result = check(repository, seeds + 'baseline = "git:p.csv"\nmetrics.roc_auc = { max_drop = 0.2 }\n', ref="main")
    assert result.status == Status.ERROR
    assert "seeds: 'git:s0.csv' is not at the baseline yet" in result.reason


def test_a_test_set_that_has_judged_too_many_candidates_is_told(root):
    predictions(n=2000).write_csv(root / "b.csv")
    text = 'baseline = "b.csv"\nmetrics.accuracy = { max_drop = 0.03 }\n'
    for number, noise in enumerate((1.06, 1.08, 1.1), start=1):
        for _ in range(2):
            # The same again is free.
            predictions(n=2000, noise=noise).write_csv(root / "p.csv")
            result = check(root, text)
            assert measured(result, "test_set_uses").value == number
    # Models that differ on few rows are borne many times.
    assert measured(result, "test_set_uses_left").value > 30
    assert (result.findings, result.status) == ((), Status.PASS)
    for noise in (0.95, 0.9):
        predictions(n=2000, seed=1, noise=noise).write_csv(root / "p.csv")
        result = check(root, text)
    assert measured(result, "accuracy").status == Status.PASS
    assert measured(result, "test_set_uses_left").value == 0
    (finding,) = result.findings
    assert finding.message.startswith("this test set has judged 5 candidates, and accuracy on it bears ")
    assert (finding.status, result.status) == (Status.WARN, Status.WARN)
    # What fails has learnt nothing.
    predictions(n=2000, seed=2, noise=9).write_csv(root / "p.csv")
    assert check(root, text).findings == ()
    # Other limits are another question, and other labels another test set.
    assert measured(check(root, text.replace("0.03", "0.5")), "test_set_uses").value == 7
    for name in ("p", "b"):
        table = pl.read_csv(root / f"{name}.csv")
        table.with_columns(y_true=1 - pl.col("y_true")).write_csv(root / f"{name}.csv")
    assert measured(check(root, text), "test_set_uses").value == 1


def test_a_large_test_set_bears_many_candidates(root):
    predictions(n=50_000).write_csv(root / "b.csv")
    predictions(n=50_000, seed=1).write_csv(root / "p.csv")
    result = check(root, 'baseline = "b.csv"\nmetrics.roc_auc = { max_drop = 0.05 }\n')
    assert result.findings == ()
    one = measured(result, "roc_auc")
    # The margin in standard errors, squared and halved, less ln(1 / 0.05), over ln 2: where it is small beside 1.
    errors = 0.05 / ((one.difference_high - one.difference_low) / 2 / 1.645)
    expected = (errors**2 / 2 - np.log(20)) / np.log(2)
    assert 0.8 * expected < measured(result, "test_set_uses_left").value < expected


def test_a_declared_name_brings_its_columns(root):
    predictions().rename({"y_true": "late", "y_score": "p", "id": "key"}).write_csv(root / "p.csv")
    predictions(seed=1).rename({"y_true": "late", "y_score": "p", "id": "key"}).write_csv(root / "b.csv")
    text = (
        '[predictions.night]\npath="p.csv"\nid="key"\ny_true="late"\ny_score="p"\n'
        '[regression.a]\ncandidate="night"\nbaseline="b.csv"\nmetrics.roc_auc={max_drop=0.5}\n'
    )
    verdict, result = configured(root, text)
    assert result.status == Status.PASS
    assert set(verdict.digests) == {"config", "predictions.night", "baseline.regression.a"}


def test_weights_count(root):
    weight = np.where(np.arange(N) % 2 == 0, 3.0, 1.0)
    table = predictions(weight=weight)
    table.write_csv(root / "p.csv")
    result = check(root, "metrics.roc_auc = { at_least = 0.6 }\n")
    expected = roc_auc_score(table["y_true"], table["y_score"], sample_weight=weight)
    assert measured(result, "roc_auc").value == pytest.approx(expected)


def test_each_value_of_a_slice_is_measured(root):
    predictions().write_csv(root / "p.csv")
    result = check(root, 'slices = ["s"]\nmetrics.roc_auc = { at_least = 0.6 }\nmetrics.f1 = { at_least = 0.5 }\n')
    assert [one.key for one in result.measurements] == sorted(
        f"{name}{part}" for name in ("f1", "roc_auc") for part in ("", "[s=0]", "[s=1]", "[s=2]")
    )
    assert measured(result, "f1[s=1]").n == N // 3


def test_a_small_slice_is_no_silent_pass(root):
    predictions(s=["rare"] * 12 + ["common"] * (N - 12)).write_csv(root / "p.csv")
    result = check(root, 'slices = ["s"]\nmetrics.roc_auc = { at_least = 0.6 }\n')
    assert result.status == Status.INCONCLUSIVE
    assert result.reason == "roc_auc[s=rare]: only 12 rows, at least 30 are needed"


def test_rows_of_one_group_count_as_one(root):
    table = predictions()
    pl.concat([table.with_columns(id=pl.col("id") + k * N) for k in range(20)]).write_csv(root / "p.csv")
    widths = []
    for text in ("", 'group = "day"\n'):
        one = measured(check(root, text + "metrics.roc_auc = { at_least = 0.6 }\n"), "roc_auc")
        widths.append(one.high - one.low)
    # Twenty copies of each row are no more information, and look like it: sqrt(20) narrower.
    assert widths[1] > 3.5 * widths[0]


def test_rows_of_a_day_count_together(root):
    hours = pl.datetime_range(pl.datetime(2026, 1, 1), pl.datetime(2026, 1, 25, 23), "1h", eager=True)
    table = predictions(at=hours[:N], day=np.arange(N) // 24)
    table.write_parquet(root / "p.parquet")
    declared = '[predictions.p]\npath = "p.parquet"\ntime = "at"\n'
    found = []
    for text in ('block = "day"\n', 'group = "day"\n'):
        result = configured(
            root, f'{declared}[regression.a]\ncandidate = "p"\n{text}metrics.roc_auc = {{ at_least = 0.6 }}\n'
        )[1]
        found.append(measured(result, "roc_auc"))
    assert found[0] == found[1]
    text = '[regression.a]\ncandidate = "p.parquet"\nblock = "day"\nmetrics.roc_auc = { at_least = 0.6 }\n'
    result = configured(root, text)[1]
    assert (result.status, "add time = " in result.reason) == (Status.ERROR, True)


@pytest.mark.parametrize("name", ["accuracy", "roc_auc", "ndcg"])
def test_the_p_value_may_be_that_of_swaps(root, name):
    predictions().write_csv(root / "b.csv")
    predictions(seed=1, noise=1.3).write_csv(root / "p.csv")
    text = f'baseline = "b.csv"\ngroup = "day"\nmetrics.{name} = {{ max_drop = 1 }}\n'
    plain, swapped = (measured(check(root, text + more), name) for more in ("", "permutations = 400\n"))
    assert swapped.p_value == pytest.approx(plain.p_value, abs=0.1)
    # One of 401 ways to swap is what was seen.
    assert (swapped.p_value * 401) % 1 == pytest.approx(0, abs=1e-6) or (swapped.p_value * 401) % 1 > 1 - 1e-6
    assert swapped.difference_low == plain.difference_low


def test_crossings_and_bins_are_slices(root):
    predictions(x=np.linspace(0, 1, N)).write_csv(root / "p.csv")
    result = check(root, 'slices = ["s", "s*x"]\nbins.x = [0.5]\nmetrics.accuracy = { at_least = 0.5 }\n')
    keys = {one.slice for one in result.measurements}
    assert keys == {None, "s=0", "s=1", "s=2", *(f"s={k}*x{end}0.5" for k in range(3) for end in ("<", ">="))}


def test_regression_targets(root):
    rng = np.random.default_rng(0)
    truth = rng.normal(size=N)
    for name in ("p.csv", "b.csv"):
        pl.DataFrame({"id": range(N), "y_true": truth, "y_pred": truth + rng.normal(size=N)}).write_csv(root / name)
    text = (
        'baseline = "b.csv"\nmetrics.r2 = {max_drop=1}\nmetrics.mean_absolute_error = {max_rise_rel=0.5, at_most=1}\n'
    )
    assert check(root, text).status == Status.PASS


def test_many_classes_have_accuracy_and_log_loss_and_no_more(root):
    rng = np.random.default_rng(0)
    truth, score = rng.integers(0, 3, N), rng.dirichlet(np.ones(3), N)
    columns = {f"y_score_{'abc'[k]}": score[:, k] for k in range(3)}
    table = pl.DataFrame({"id": range(N), "y_true": list(np.array(list("abc"))[truth])} | columns)
    table.with_columns(y_pred=pl.col("y_true")).write_parquet(root / "p.parquet")
    head = '[regression.a]\ncandidate = "p.parquet"\n'
    result = configured(root, head + "metrics.accuracy={at_least=1}\nmetrics.log_loss={at_most=5}\n")[1]
    assert result.status == Status.PASS
    for name in ("roc_auc", "f1", "brier_score_loss"):
        result = configured(root, f"{head}metrics.{name} = {{at_least=0}}\n")[1]
        assert result.status == Status.ERROR
        assert f"{name} is for two classes, and y_true of 'p.parquet' holds 3" in result.reason


def test_metrics_of_many_classes(root):
    rng = np.random.default_rng(0)
    truth = rng.integers(0, 3, N)
    said = np.where(rng.random(N) < 0.7, truth, rng.integers(0, 3, N))
    letters = np.array(list("abc"))
    scores = 0.8 * np.eye(3)[said] + 0.2 * rng.dirichlet(np.ones(3), N)
    table = pl.DataFrame({"id": range(N), "y_true": list(letters[truth]), "y_pred": list(letters[said])})
    table = table.with_columns(pl.Series(f"y_score_{name}", scores[:, place]) for place, name in enumerate(letters))
    table.write_parquet(root / "p.parquet")
    text = (
        '[regression.a]\ncandidate = "p.parquet"\nmetrics.f1_macro={at_least=0.5}\nmetrics.cohen_kappa={at_least=0.5}\n'
    )
    result = configured(root, text + 'metrics."top_k_accuracy@2"={at_least=0.5}\n')[1]
    assert result.status == Status.PASS
    assert measured(result, "f1_macro").value == pytest.approx(f1_score(truth, said, average="macro"))
    assert measured(result, "cohen_kappa").value == pytest.approx(cohen_kappa_score(truth, said))
    expected = top_k_accuracy_score(truth, scores, k=2)
    assert measured(result, "top_k_accuracy@2").value == pytest.approx(expected)


def test_rankings_have_queries_and_gains(root):
    rng = np.random.default_rng(0)
    gain = rng.integers(0, 4, N)
    score, query = gain + rng.normal(size=N), np.arange(N) // 10
    table = pl.DataFrame({"id": range(N), "y_true": gain, "y_score": score, "q": query})
    table.write_csv(root / "p.csv")
    text = 'metrics."ndcg@5" = { at_least = 0.5 }\n'
    result = check(root, f'group = "q"\n{text}')
    expected = ndcg_score(gain.reshape(-1, 10), score.reshape(-1, 10), k=5)
    assert measured(result, "ndcg@5").value == pytest.approx(expected)
    assert "ndcg@5 needs 'group'" in problems(root, f'[regression.a]\ncandidate = "p.csv"\n{text}')
    table.with_columns(y_true=pl.col("y_true") - 1).write_csv(root / "p.csv")
    assert "must not be negative" in check(root, f'group = "q"\n{text}').reason


def test_top_k_of_two_classes_is_no_metric(root):
    predictions().write_csv(root / "p.csv")
    result = check(root, "metrics.top_k_accuracy = { at_least = 0.5 }\n")
    assert (result.status, "is for more than two classes" in result.reason) == (Status.ERROR, True)


# Functions of the user's own

COST = """
import numpy as np


def cost(y_true, y_pred, sample_weight=None):
    return float(np.average(np.where(y_true > y_pred, 5.0, 1.0) * (y_true != y_pred), weights=sample_weight))


def spread(y_true, y_score):
    return float(np.ptp(y_score))


def of_a_table(y_true, y_score, table):
    return 0.0


def without_labels(y_pred):
    return 0.0


def raises(y_true, y_pred):
    raise KeyError("secret of row 7")


def nan(y_true, y_pred):
    return float("nan")


def of_one_slice(y_true, y_pred):
    return float("nan") if len(y_true) < 400 else 0.5


def text(y_true, y_pred):
    return "high"


number = 3
"""


@pytest.fixture
def project(root):
    """Return a project with functions in a module that no other test has imported."""
    name = f"measures_{root.name}"
    (root / f"{name}.py").write_text(COST, encoding="utf-8")
    yield name
    sys.modules.pop(name, None)


def test_a_function_of_the_users_own_is_judged_like_any_metric(root, project):
    predictions().write_csv(root / "b.csv")
    predictions(seed=1, noise=3.0).write_csv(root / "p.csv")
    path = list(sys.path)
    text = f'baseline = "b.csv"\nslices = ["s"]\nmetrics."{project}:cost" = {{ max_rise = 0.01 }}\n'
    verdict, result = configured(root, f'[regression.a]\ncandidate = "p.csv"\n{text}')
    assert sys.path == path
    assert result.status == Status.FAIL
    one, table = measured(result, f"{project}:cost"), pl.read_csv(root / "p.csv")
    missed, alarmed = ((table["y_true"] - table["y_pred"]) == sign for sign in (1, -1))
    assert one.value == pytest.approx(5 * missed.mean() + alarmed.mean())
    assert one.difference_low < one.difference < one.difference_high
    assert {part.slice for part in result.measurements} == {None, "s=0", "s=1", "s=2"}
    assert verdict.digests[f"metric.{project}:cost"].startswith("sha256:")


def test_trainings_that_differ_by_their_seed_are_measured_by_a_function_too(root, project):
    for number in range(3):
        predictions(seed=10 + number).write_csv(root / f"seed{number}.csv")
    predictions().write_csv(root / "b.csv")
    predictions(seed=1).write_csv(root / "p.csv")
    text = f'seeds = ["seed0.csv", "seed1.csv", "seed2.csv"]\nmetrics."{project}:cost" = {{ max_rise = 0.01 }}\n'
    one = measured(check(root, f'baseline = "b.csv"\n{text}'), f"{project}:cost")
    costs = []
    for number in range(3):
        truth, said = predictions(seed=10 + number).select("y_true", "y_pred").to_numpy().T
        costs.append(np.mean(np.where(truth > said, 5.0, 1.0) * (truth != said)))
    assert one.noise == pytest.approx(np.std(costs, ddof=1))


def test_a_function_gets_scores_where_it_asks_for_them(root, project):
    predictions().write_csv(root / "p.csv")
    result = check(root, f'metrics."{project}:spread" = {{ at_most = 1 }}\n')
    assert measured(result, f"{project}:spread").value == pytest.approx(np.ptp(predictions()["y_score"].to_numpy()))


def test_a_function_of_a_library(root):
    predictions().write_csv(root / "p.csv")
    result = check(root, 'metrics."sklearn.metrics:accuracy_score" = { at_least = 0.5 }\n')
    table = predictions()
    expected = accuracy_score(table["y_true"], table["y_pred"])
    assert measured(result, "sklearn.metrics:accuracy_score").value == pytest.approx(expected)


@pytest.mark.parametrize(
    ("function", "message"),
    [
        ("raises", "raises fails with KeyError on 600 rows"),
        ("text", "text fails with ValueError on 600 rows"),
        ("nan", "nan is not a finite number on all 600 rows"),
        ("of_a_table", "takes 'table', which there is not"),
        ("without_labels", "must take y_true, and y_pred or y_score"),
        ("number", "has no function 'number'"),
        ("missing", "has no function 'missing'"),
    ],
)
def test_a_function_that_cannot_be_used_is_an_error(root, project, function, message):
    predictions().write_csv(root / "p.csv")
    result = check(root, f'metrics."{project}:{function}" = {{ at_least = 0 }}\n')
    assert (result.status, message in result.reason) == (Status.ERROR, True)
    assert "secret" not in result.reason


def test_a_function_without_a_value_in_a_slice_is_inconclusive_there(root, project):
    predictions().write_csv(root / "p.csv")
    result = check(root, f'slices = ["s"]\nmetrics."{project}:of_one_slice" = {{ at_least = 0.5 }}\n')
    assert result.status == Status.INCONCLUSIVE
    assert measured(result, f"{project}:of_one_slice").status == Status.PASS
    assert measured(result, f"{project}:of_one_slice[s=1]").insufficient == "it is not a finite number"


def test_a_module_that_cannot_be_imported_is_an_error(root):
    predictions().write_csv(root / "p.csv")
    (root / "broken_measures.py").write_text("raise RuntimeError('no licence')", encoding="utf-8")
    result = check(root, 'metrics."broken_measures:f" = { at_least = 0 }\n')
    assert "'broken_measures' cannot be imported: RuntimeError: no licence" in result.reason
    assert "cannot be imported: ModuleNotFoundError" in check(root, 'metrics."no_such_x:f" = { at_least = 0 }\n').reason


def test_weights_are_not_dropped_in_silence(root, project):
    predictions(weight=np.arange(1.0, N + 1)).write_csv(root / "p.csv")
    result = check(root, f'metrics."{project}:spread" = {{ at_most = 1 }}\n')
    assert (result.status, "takes no sample_weight" in result.reason) == (Status.ERROR, True)
    assert check(root, f'metrics."{project}:cost" = {{ at_most = 2 }}\n').status == Status.PASS


# What cannot be judged


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"y_score": [float("nan")] + [0.5] * (N - 1)},
            "column 'y_score' is missing, NaN or infinite in 1 row (row 1)",
        ),
        (
            {"y_score": [0.5] * (N - 1) + [float("inf")]},
            f"column 'y_score' is missing, NaN or infinite in 1 row (row {N})",
        ),
        ({"y_true": [1] * N}, "y_true of 'p.parquet' holds only one class"),
        ({"y_score": [1.5] + [0.5] * (N - 1)}, "the score is outside 0 to 1 in 1 row (row 1)"),
        ({"weight": [-1.0] + [1.0] * (N - 1)}, "'weight' is negative in 1 row (row 1)"),
    ],
)
def test_what_cannot_be_measured_is_an_error(root, change, message):
    predictions(**change).write_parquet(root / "p.parquet")
    text = (
        '[regression.a]\ncandidate="p.parquet"\nmetrics.roc_auc={at_least=0.1}\nmetrics.brier_score_loss={at_most=1}\n'
    )
    verdict, result = configured(root, text)
    assert (result.status, verdict.exit_code) == (Status.ERROR, 3)
    assert message in result.reason


def test_files_that_are_no_predictions(root):
    assert "'p.csv' matches no file" in check(root, AUC).reason
    (root / "p.csv").write_bytes(b"")
    assert check(root, AUC).reason == "'p.csv' is empty"
    predictions().write_csv(root / "p.csv", separator=";")
    assert "is the delimiter right" in check(root, AUC).reason
    predictions().drop("y_score").write_csv(root / "p.csv")
    assert "has no column 'y_score', which roc_auc needs" in check(root, AUC).reason


def test_rows_that_do_not_match_are_refused(root):
    predictions().write_csv(root / "p.csv")
    for other in (predictions(seed=1).head(500), predictions(seed=1).with_columns(y_true=1 - pl.col("y_true"))):
        other.write_csv(root / "b.csv")
        result = check(root, 'baseline = "b.csv"\n' + AUC)
        assert result.status == Status.ERROR
        assert "score both on the same rows" in result.reason


def test_a_file_is_not_compared_with_itself(root):
    predictions().write_csv(root / "p.csv")
    (root / "b.csv").write_bytes((root / "p.csv").read_bytes())
    for baseline in ("p.csv", "b.csv"):
        result = check(root, f'baseline = "{baseline}"\n' + AUC)
        assert result.status == Status.ERROR
        assert "compares a file with itself" in result.reason
        assert "sha256:" in result.reason


def test_other_bytes_with_the_same_predictions_are_no_change(root):
    predictions().write_csv(root / "p.csv")
    predictions().reverse().write_csv(root / "b.csv")
    result = check(root, 'baseline = "b.csv"\n' + AUC)
    one = measured(result, "roc_auc")
    assert (result.status, one.unchanged) == (Status.PASS, "no change: the predictions are those of b.csv")


# The baseline from git


def test_the_baseline_is_the_file_at_the_ref_not_the_one_at_hand(repository):
    predictions(n=5000).write_csv(repository / "p.csv")
    commit(repository)
    git(repository, "checkout", "-q", "-b", "change")
    predictions(n=5000, seed=1, noise=4.0).write_csv(repository / "p.csv")
    commit(repository)
    result = check(repository, 'baseline = "git:p.csv"\nmetrics.roc_auc = { max_drop = 0.02 }\n')
    assert result.status == Status.FAIL
    result = check(repository, 'baseline = "git:change:p.csv"\n' + AUC)
    assert measured(result, "roc_auc").unchanged == "no change: the same file as at change"


def test_an_unchanged_file_keeps_its_promises(repository):
    predictions().write_csv(repository / "p.csv")
    commit(repository)
    result = check(repository, 'baseline = "git:p.csv"\n' + AUC, ref="main")
    assert (result.status, measured(result, "roc_auc").unchanged) == (
        Status.PASS,
        "no change: the same file as at main",
    )
    assert check(repository, 'baseline = "git:p.csv"\nmetrics.f1 = { at_least = 0.999 }\n').status == Status.FAIL


def test_the_first_run_has_no_baseline_yet(repository):
    (repository / "README").write_text("x", encoding="utf-8")
    commit(repository)
    predictions().write_csv(repository / "p.csv")
    result = check(repository, 'baseline = "git:p.csv"\n' + AUC)
    assert (result.status, result.reason) == (Status.INCONCLUSIVE, "roc_auc: no baseline yet to compare with")
    assert (
        check(repository, 'baseline = "git:p.csv"\nmetrics.f1 = { at_least = 0.9, max_drop = 1 }\n').status
        == Status.FAIL
    )


def test_a_misspelt_path_is_no_first_run(repository):
    predictions().write_csv(repository / "p.csv")
    commit(repository)
    result = check(repository, 'baseline = "git:q.csv"\n' + AUC)
    assert result.status == Status.ERROR
    assert "'q.csv' is neither at" in result.reason


def test_git_that_is_not_there_or_knows_no_such_ref(root, repository):
    predictions().write_csv(repository / "p.csv")
    commit(repository)
    assert "baseline ref 'v9' does not exist" in check(repository, 'baseline = "git:v9:p.csv"\n' + AUC).reason


def test_outside_of_git(root):
    predictions().write_csv(root / "p.csv")
    result = check(root, 'baseline = "git:p.csv"\n' + AUC)
    assert result.status == Status.ERROR
    assert "git" in result.reason


# Models


def data(root):
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(2000, 2)), columns=["a", "b"])
    frame["late"] = (frame["a"] + rng.normal(size=2000) > 0).astype(int)
    frame["city"] = np.where(rng.random(2000) < 0.5, "x", "y")
    frame.iloc[1000:].to_parquet(root / "test.parquet")
    return frame.iloc[:1000]


def model_check(root, path="m.skops", text="", **options):
    declared = (
        f'[data.test]\npath="test.parquet"\n[model.m]\npath="{path}"\ntarget="late"\n'
        '[regression.a]\nmodel="m"\ndata="test"\n'
    )
    return configured(root, declared + text, **options)


def test_two_models_on_the_rows_at_hand(repository):
    train = data(repository)
    good = LogisticRegression().fit(train[["a", "b"]], train["late"])
    bad = LogisticRegression().fit(train[["b"]], train["late"])
    (repository / "m.skops").write_bytes(skops.io.dumps(good))
    commit(repository)
    text = 'baseline="git:m.skops"\nslices=["city"]\nmetrics.roc_auc={at_least=0.7,max_drop=0.02}\n'
    verdict, result = model_check(repository, text=text, ref="HEAD")
    assert result.status == Status.PASS
    assert measured(result, "roc_auc").unchanged == "no change: the same file as at HEAD"
    _, result = model_check(repository, text=text, ref="HEAD...")
    assert measured(result, "roc_auc").unchanged == "no change: the same file as at the merge base with HEAD"
    (repository / "m.skops").write_bytes(skops.io.dumps(bad))
    verdict, result = model_check(repository, text=text, ref="HEAD")
    assert result.status == Status.FAIL
    test = pd.read_parquet(repository / "test.parquet")
    assert measured(result, "roc_auc").value == pytest.approx(
        roc_auc_score(test["late"], bad.predict_proba(test[["b"]])[:, 1])
    )
    assert measured(result, "roc_auc").baseline == pytest.approx(
        roc_auc_score(test["late"], good.predict_proba(test[["a", "b"]])[:, 1])
    )
    assert set(verdict.digests) == {"config", "data.test", "model.m", "baseline.regression.a"}
    assert measured(result, "roc_auc[city=x]").status == Status.FAIL


def test_data_in_several_files_is_one_table(root):
    train = data(root)
    (root / "m.skops").write_bytes(skops.io.dumps(LogisticRegression().fit(train[["a", "b"]], train["late"])))
    table = pl.read_parquet(root / "test.parquet")
    (root / "parts").mkdir()
    for part in range(2):
        table[part * 500 : part * 500 + 500].write_parquet(root / f"parts/{part}.parquet")
    text = (
        '[data.test]\npath="parts"\n[model.m]\npath="m.skops"\ntarget="late"\n'
        '[regression.a]\nmodel="m"\ndata="test"\nmetrics.f1={at_least=0.1}\n'
    )
    assert measured(configured(root, text)[1], "f1").n == 1000
    table.drop("b").write_parquet(root / "parts/0.parquet")
    assert "do not have the same columns" in configured(root, text)[1].reason


def test_types_that_are_not_trusted_are_named(root):
    from sklearn.tree import DecisionTreeClassifier

    train = data(root)
    tree = DecisionTreeClassifier(max_depth=2).fit(train[["a", "b"]], train["late"])
    (root / "m.skops").write_bytes(skops.io.dumps(tree))
    verdict, result = model_check(root, text="metrics.f1={at_least=0.1}\n")
    assert (result.status, verdict.exit_code) == (Status.ERROR, 3)
    assert 'trusted = ["sklearn.tree._tree.Tree"]' in result.reason


def test_a_pickle_is_scanned_before_it_is_loaded(root):
    train = data(root)
    model = LogisticRegression().fit(train[["a", "b"]], train["late"])
    stream = io.BytesIO()
    joblib.dump(model, stream)
    (root / "m.joblib").write_bytes(stream.getvalue())
    assert model_check(root, "m.joblib", "metrics.f1={at_least=0.1}\n")[1].status == Status.PASS


class Hostile:
    """Runs a function when it is unpickled."""

    def __init__(self, place):
        self.place = place

    def __reduce__(self):
        return os.mkdir, (self.place,)


@pytest.mark.parametrize("suffix", [".pkl", ".pickle", ".joblib", ".PKL"])
def test_a_hostile_pickle_is_refused_and_does_not_run(root, suffix):
    data(root)
    place = root / "ran"
    (root / f"m{suffix}").write_bytes(pickle.dumps(Hostile(str(place))))
    verdict, result = model_check(root, f"m{suffix}", "metrics.f1={at_least=0.1}\n")
    assert (result.status, verdict.exit_code) == (Status.ERROR, 3)
    assert "not safe to load" in result.reason
    assert not place.exists()


def test_a_hostile_baseline_is_refused_too(repository):
    train = data(repository)
    place = repository / "ran"
    (repository / "m.pkl").write_bytes(pickle.dumps(Hostile(str(place))))
    commit(repository)
    model = LogisticRegression().fit(train[["a", "b"]], train["late"])
    (repository / "m.pkl").write_bytes(pickle.dumps(model))
    result = model_check(repository, "m.pkl", 'baseline="git:m.pkl"\nmetrics.f1={max_drop=0.1}\n', ref="HEAD")[1]
    assert "model 'HEAD:m.pkl' is not safe to load" in result.reason
    assert not place.exists()


@pytest.mark.parametrize("strict", [False, True])
def test_before_the_first_commit_there_is_no_baseline_yet(tmp_path, strict):
    git(tmp_path, "init", "-q", "-b", "main")
    predictions().write_csv(tmp_path / "p.csv")
    text = 'baseline = "git:p.csv"\nmetrics.roc_auc = { at_least = 0.5, max_drop = 0.01 }\n'
    result = check(tmp_path, text, strict=strict)
    assert (result.status, result.reason) == (Status.INCONCLUSIVE, "roc_auc: no baseline yet to compare with")
