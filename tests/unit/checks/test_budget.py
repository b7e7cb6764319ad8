"""The kind `budget` through the engine: models that are fast, slow, large, hostile or dead, each in its process."""

import importlib
import os
import pickle
import re
import sys
from pathlib import Path

import polars as pl
import pytest

from mlgate import engine
from mlgate.checks import budget
from mlgate.core.errors import ConfigurationError
from mlgate.core.model import Status
from regressions import commit, configured, git, measured

# A class of the project's own: a start takes no library but pandas, which the rows come in.
MODULE = """
import os, signal, sys, time

class Model:
    def __init__(self, seconds=0.0, ballast=0, does="", note=""):
        self.seconds, self.ballast, self.does, self.note = seconds, ballast, does, note
    def predict(self, rows):
        print("what a model prints is no answer")
        self.held = None
        self.held = bytearray(self.ballast)
        if self.does == "dies":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.does == "crashes":
            os.kill(os.getpid(), signal.SIGSEGV)
        if self.does in ("babbles", "boasts"):
            said = b"\\xff" * 4 if self.does == "babbles" else b""
            length = len(said) if said else 2**62
            for descriptor in range(3, 20):
                try:
                    os.write(descriptor, length.to_bytes(8, "little") + said)
                except OSError:
                    pass
        if self.does == "leaves":
            os._exit(3)
        if self.does == "raises":
            raise ValueError(str(rows.iloc[0, 0]))
        if self.does == "hangs":
            time.sleep(120)
        if self.does == "sees":
            seen = (os.environ["CUDA_VISIBLE_DEVICES"], os.environ["OMP_NUM_THREADS"], list(rows.columns), len(rows))
            assert seen == ("-1", "2", ["x"], 7), seen
        end = time.perf_counter() + self.seconds
        while time.perf_counter() < end:
            pass
        return [0] * (len(rows) + (self.does == "short"))
"""
HEAD = """
[data.test]
path = "test.csv"
[model.m]
path = "m.pkl"
target = "y"
trusted = ["budgeted.Model"]
[budget.a]
model = "m"
data = "test"
rounds = 3
requests = 30
"""


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    (tmp_path / "budgeted.py").write_text(MODULE)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "budgeted", raising=False)
    importlib.invalidate_caches()
    pl.DataFrame({"x": range(50), "y": [0, 1] * 25}).write_csv(tmp_path / "test.csv")
    return tmp_path


def saved(path, **settings):
    import budgeted  # written by the fixture

    path.write_bytes(pickle.dumps(budgeted.Model(**settings)))


def check(root, text):
    return configured(root, HEAD + text)[1]


def problems(root, text, head=HEAD):
    with pytest.raises(ConfigurationError) as caught:
        configured(root, head + text)
    return str(caught.value)


# Configuration


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no limit is set"),
        ("metrics.latency = { at_most = 1 }", "unknown metric 'latency'; did you mean 'latency_p95'?"),
        ("metrics.zzz = { at_most = 1 }", "unknown metric 'zzz'"),
        ("metrics.latency_p100 = { at_most = 1 }", "unknown metric 'latency_p100'"),
        ("metrics.cold_stat = { at_most = 1 }", "unknown metric 'cold_stat'; did you mean 'cold_start'?"),
        ("metrics.latency_p95 = { at_most = 1 }", "latency_p95 of 30 requests rests on fewer than 5 of them; ask for"),
        ("metrics.latency_p50 = { max_rise_rel = 1 }", "measured in turn; add a 'baseline', such as \"git:PATH\""),
        ("metrics.cold_start = { max_rise = 1 }", "measured in turn; add a 'baseline'"),
        ("metrics.file_size = { max_error_rise_rel = 1 }", "use max_rise_rel"),
        ("metrics.file_size = { max_rise = -1 }", "'max_rise' is -1"),
        ('metrics.file_size = { max_rise = 1 }\nanchor = "git:m.pkl"', "'anchor' stands beside a 'baseline'"),
        ('metrics.file_size = { max_rise = 1 }\nbaseline = "s3://m"', "is not supported by this version"),
        ('metrics.file_size = { max_rise = 1 }\ncandidate = "p.csv"', "unknown key 'candidate'"),
        ("metrics.file_size = { max_rise = 1 }\nthreads = 0", "'threads'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_before_anything_runs(root, text, message):
    assert message in problems(root, text)


def test_only_the_size_of_a_file_needs_no_data(root):
    head = HEAD.replace('data = "test"\n', "")
    assert "add 'data', whose rows the model is asked about" in problems(root, "metrics.cold_start.at_most = 1", head)
    saved(root / "m.pkl")
    result = configured(root, head + "metrics.file_size.at_most = 1000")[1]
    assert (result.status, measured(result, "file_size").value) == (Status.PASS, (root / "m.pkl").stat().st_size)


def test_the_example_of_the_documentation_is_a_configuration(root):
    (example,) = re.findall(r"```toml\n(.*?)```", budget.__doc__, re.DOTALL)
    (root / "mlgate.toml").write_text(example)
    _, (planned,) = engine.plan(root / "mlgate.toml")
    assert set(planned.options.metrics) == {"latency_p50", "latency_p95", "cold_start", "peak_memory", "file_size"}


# Figures


def test_a_slower_and_larger_model_is_found(root):
    saved(root / "m.pkl", seconds=0.02, ballast=60_000_000, note="a longer file" * 9)
    saved(root / "b.pkl", seconds=0.004)
    limits = "metrics.{} = {{ max_rise_rel = 0.2 }}\n"
    names = ("latency_p50", "latency_p80", "peak_memory", "file_size")
    text = HEAD.replace("rounds = 3", "rounds = 4") + 'baseline = "b.pkl"\n'
    result = configured(root, text + "".join(limits.format(name) for name in names))[1]
    assert {one.key: one.status for one in result.measurements} == dict.fromkeys(names, Status.FAIL)
    latency, memory = measured(result, "latency_p50"), measured(result, "peak_memory")
    # Busy machines are slower, never faster.
    assert latency.value >= 0.02
    assert latency.baseline >= 0.004
    assert latency.difference == pytest.approx(latency.value - latency.baseline)
    assert latency.difference_low < latency.difference < latency.difference_high
    assert memory.difference == pytest.approx(60_000_000, rel=0.1)
    assert latency.evidence == {"rounds": 4, "requests": 32, "ratio": latency.value / latency.baseline}


def test_absolute_limits_judge_the_figure(root):
    saved(root / "m.pkl", seconds=0.002)
    limits = "metrics.latency_p50 = { at_most = 0.001 }\nmetrics.cold_start = { at_most = 60 }\n"
    result = check(root, limits)
    assert measured(result, "latency_p50").status == Status.FAIL
    start = measured(result, "cold_start")
    assert (start.status, start.low < start.value < start.high) == (Status.PASS, True)
    assert start.value > 0.01


def test_the_process_sees_no_gpu_its_threads_and_the_features_alone(root):
    saved(root / "m.pkl", does="sees")
    text = 'threads = 2\nrows = 7\nmetrics.latency_p50.at_most = 60\n[model.n]\npath = "m.pkl"\ntarget = "y"'
    assert check(root, text).status == Status.PASS


def test_the_same_file_is_not_compared_but_held_to_its_limits(root):
    git(root, "init", "-q", "-b", "main")
    saved(root / "m.pkl", seconds=0.001)
    commit(root)
    limits = "metrics.latency_p50 = { at_most = 0.0001, max_rise = 0 }\nmetrics.file_size = { max_rise = 0 }\n"
    result = check(root, 'baseline = "git:m.pkl"\n' + limits)
    assert measured(result, "latency_p50").status == Status.FAIL
    assert measured(result, "file_size").status == Status.SKIP
    assert "no change: the same file as at " in measured(result, "file_size").note


def test_an_anchor_finds_what_grows_a_little_with_each_change(root):
    git(root, "init", "-q", "-b", "main")
    for note in ("", "x" * 50, "x" * 100):
        saved(root / "m.pkl", note=note)
        commit(root)
        git(root, "tag", f"v{len(note)}")
    saved(root / "m.pkl", note="x" * 150)
    places = 'baseline = "git:v100:m.pkl"\nanchor = "git:v0:m.pkl"\n'
    result = check(root, places + "metrics.file_size = { at_most = 1000, max_rise = 60 }\n")
    assert measured(result, "file_size").status == Status.PASS
    assert measured(result, "file_size vs anchor").status == Status.FAIL


def test_a_first_model_has_nothing_to_be_compared_with(root):
    git(root, "init", "-q", "-b", "main")
    commit(root)
    saved(root / "m.pkl")
    result = check(root, 'baseline = "git:m.pkl"\nmetrics.latency_p50 = { at_most = 60, max_rise_rel = 0.1 }\n')
    assert (result.status, result.reason) == (Status.INCONCLUSIVE, "latency_p50: no baseline yet to compare with")


# Models that are none


@pytest.mark.parametrize(
    ("does", "message"),
    [
        ("dies", "the process of model 'm.pkl' was killed: is there too little memory?"),
        ("crashes", "the process of model 'm.pkl' ended with signal SIGSEGV before it had answered"),
        ("leaves", "the process of model 'm.pkl' ended with exit code 3 before it had answered"),
        ("babbles", "the process of model 'm.pkl' says what is no answer"),
        ("boasts", "the process of model 'm.pkl' says what is no answer"),
        ("raises", "predict fails with ValueError on 1 rows of 1 features; is the data what it was fitted on?"),
        ("short", "predict returned 2 values for 1 rows"),
        ("hangs", "model 'm.pkl' was still at work when the time of the check was over; give it more with `timeout`"),
    ],
)
def test_what_goes_wrong_in_the_process_is_one_message(root, does, message):
    saved(root / "m.pkl", does=does)
    timeout = "timeout = 2\n" if does == "hangs" else ""
    result = check(root, timeout + "metrics.latency_p50.at_most = 60\n")
    assert result.status == Status.ERROR
    assert message in result.reason
    assert "Traceback" not in result.reason


def test_a_pickle_that_is_not_trusted_is_not_started(root, tmp_path):
    saved(root / "m.pkl")
    head = HEAD.replace('trusted = ["budgeted.Model"]\n', "")
    result = configured(root, head + "metrics.cold_start.at_most = 60\n")[1]
    assert result.status == Status.ERROR
    assert "model 'm.pkl' is not safe to load" in result.reason


def test_a_damaged_file_and_one_without_the_method(root):
    Path(root / "m.pkl").write_bytes(pickle.dumps({"no": "model"}))
    assert (
        "holds a dict, which has no predict: is it a model?" in check(root, "metrics.cold_start.at_most = 60\n").reason
    )
    saved(root / "m.pkl")
    text = 'method = "predict_proba"\nmetrics.cold_start.at_most = 60\n'
    assert "holds a Model, which has no predict_proba" in check(root, text).reason


def test_a_column_that_the_data_lacks(root):
    saved(root / "m.pkl")
    head = HEAD.replace('target = "y"', 'target = "y"\nfeatures = ["xx"]')
    result = configured(root, head + "metrics.cold_start.at_most = 60\n")[1]
    assert "the data lacks 1 of the 1 features of 'm.pkl': 'xx'" in result.reason
