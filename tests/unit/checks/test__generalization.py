import numpy as np
import polars as pl
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.tree import DecisionTreeClassifier
from skops.io import dump

from mlgate import engine
from mlgate.core.model import Status
from mlgate.stats.comparing import by_influence
from mlgate.stats.levels import Level, apart
from mlgate.stats.pair import Pair
from mlgate.stats.sample import Sample
from regressions import check, configured, measured, predictions


@pytest.fixture
def root(tmp_path):
    return tmp_path


DECLARED = """
[data.train]
path = "train.csv"
[data.test]
path = "test.csv"
[model.m]
path = "m.skops"
target = "y"
id = "id"
trusted = ["sklearn.tree._tree.Tree", "numpy.dtype"]
[regression.a]
model = "m"
data = "test"
train = "train"
"""


def rows(n, seed, *, first=0):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 3))
    y = (x[:, 0] + rng.normal(size=n) > 0).astype(int)
    columns = {f"x{place}": x[:, place] for place in range(3)}
    return pl.DataFrame({"id": np.arange(n) + first, "user": np.arange(n) // 5, "y": y} | columns)


def fitted(root, model, name="m.skops", train=None):
    train = rows(800, 1) if train is None else train
    dump(model.fit(train.select("x0", "x1", "x2").to_pandas(), train["y"]), root / name)
    train.write_csv(root / "train.csv")
    rows(700, 2, first=5000).write_csv(root / "test.csv")


def gap(root, text):
    return configured(root, DECLARED + text)[1]


def test_a_tree_that_learns_by_heart_does_not_generalize(root):
    fitted(root, DecisionTreeClassifier(random_state=0))
    limits = (
        "metrics.accuracy_generalization_gap = { at_most = 0.1 }\nmetrics.roc_auc_generalization_gap.at_most = 0.1\n"
    )
    result = gap(root, limits)
    found = measured(result, "accuracy_generalization_gap")
    assert found.status == Status.FAIL
    assert 0.1 < found.low < found.value < found.high
    assert measured(result, "roc_auc_generalization_gap").low > 0.1


def test_the_gap_is_the_difference_of_the_two_values_and_more_is_worse(root):
    train, test, model = rows(800, 1), rows(700, 2), LogisticRegression()
    fitted(root, model)
    limits = "metrics.roc_auc_generalization_gap.at_most = 0.1\nmetrics.log_loss_generalization_gap.at_most = 0.1\n"
    result = gap(root, limits)
    said = [model.predict_proba(one.select("x0", "x1", "x2").to_pandas())[:, 1] for one in (train, test)]
    areas = [roc_auc_score(one["y"], score) for one, score in zip((train, test), said, strict=True)]
    losses = [log_loss(one["y"], score) for one, score in zip((train, test), said, strict=True)]
    assert measured(result, "roc_auc_generalization_gap").value == pytest.approx(areas[0] - areas[1])
    assert measured(result, "log_loss_generalization_gap").value == pytest.approx(losses[1] - losses[0])
    assert result.status == Status.PASS


def test_a_gap_may_not_rise(root):
    fitted(root, LogisticRegression(), "b.skops")
    fitted(root, DecisionTreeClassifier(random_state=0))
    result = gap(root, 'baseline = "b.skops"\nmetrics.accuracy_generalization_gap = { max_rise = 0.02 }\n')
    found = measured(result, "accuracy_generalization_gap")
    assert found.status == Status.FAIL
    assert found.value - found.baseline == pytest.approx(found.difference)


def test_groups_are_counted_together_on_both_sides(root):
    fitted(root, LogisticRegression())
    limit = "metrics.accuracy_generalization_gap.at_most = 0.5\n"
    alone = measured(gap(root, limit), "accuracy_generalization_gap")
    together = measured(gap(root, f'group = "user"\n{limit}'), "accuracy_generalization_gap")
    assert (alone.value, alone.low) != (together.value, together.low)
    assert alone.value == together.value


def test_the_rows_under_test_are_not_those_of_the_training(root):
    fitted(root, LogisticRegression())
    rows(800, 1).write_csv(root / "test.csv")
    result = gap(root, "metrics.accuracy_generalization_gap.at_most = 0.5\n")
    assert (result.status, "are the same rows" in result.reason) == (Status.ERROR, True)


def test_rows_that_were_trained_on_are_told(root):
    fitted(root, LogisticRegression())
    leaked = rows(800, 1).head(40).with_columns(pl.col("id") + 9000)
    pl.concat([rows(700, 2), leaked]).write_csv(root / "test.csv")
    (finding,) = gap(root, "metrics.accuracy_generalization_gap.at_most = 0.5\n").findings
    assert (finding.subject, finding.count, finding.total) == ("train-test-overlap", 40, 740)
    assert finding.status == Status.WARN


def test_rows_that_repeat_themselves_anyway_are_no_leak(root):
    coarse = [pl.col("x0", "x1", "x2").round()]
    fitted(root, LogisticRegression(), train=rows(800, 1).with_columns(coarse))
    rows(700, 2, first=5000).with_columns(coarse).write_csv(root / "test.csv")
    assert gap(root, "metrics.accuracy_generalization_gap.at_most = 0.5\n").findings == ()


def test_training_data_that_nothing_declares(root):
    fitted(root, LogisticRegression())
    text = DECLARED.replace('train = "train"', 'train = "trian"') + "metrics.f1_generalization_gap.at_most = 1\n"
    result = configured(root, text)[1]
    assert "nothing declares [data.trian]; did you mean 'train'?" in result.reason


def test_tables_of_predictions_have_a_gap_too(root):
    predictions(noise=1.0).write_csv(root / "p.csv")
    predictions(noise=0.2, seed=3, n=500).write_csv(root / "t.csv")
    limit = 'train = "t.csv"\nmetrics.roc_auc_generalization_gap.at_most = 0.05\n'
    found = measured(check(root, limit), "roc_auc_generalization_gap")
    assert found.low > 0.05
    predictions(noise=1.0).write_csv(root / "t.csv")
    assert "holds the same predictions as the candidate" in check(root, limit).reason


def test_few_rows_of_the_training_are_not_enough(root):
    predictions().write_csv(root / "p.csv")
    predictions(n=20).write_csv(root / "t.csv")
    result = check(root, 'train = "t.csv"\nmetrics.roc_auc_generalization_gap.at_most = 0.05\n')
    assert (result.status, "in the training data only 20 rows" in result.reason) == (Status.INCONCLUSIVE, True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("metrics.f1_generalization_gap.at_most = 1", "needs 'train', which is not set"),
        ('train = "t.csv"\nmetrics.f1.at_least = 0', "'train' is for generalization gaps and dummies"),
    ],
)
def test_training_rows_and_their_use_go_together(root, text, message):
    predictions().write_csv(root / "p.csv")
    with pytest.raises(Exception, match=message):
        check(root, text + "\n")


@pytest.mark.slow
@pytest.mark.parametrize(("n", "m", "p", "q"), [(100, 1000, 0.8, 0.8), (300, 300, 0.99, 0.95), (200, 2000, 0.7, 0.6)])
def test_each_bound_errs_in_five_percent_at_most(n, m, p, q):
    rng, trials = np.random.default_rng(8), 1000

    def level(rows, share):
        sample = Sample(y_true=np.ones(rows), y_pred=(rng.random(rows) < share).astype(float), classes=2)
        ours = by_influence("accuracy", Pair(candidate=sample))
        return Level(rate=0, rows=np.arange(rows), ours=ours).interval()

    found = [apart(level(m, p), level(n, q)) for _ in range(trials)]
    # Three standard errors of 5 % of 1,000.
    assert sum(one.low > p - q for one in found) <= 71
    assert sum(one.high < p - q for one in found) <= 71


def test_what_another_check_has_read_is_no_other_training_data(root):
    fitted(root, LogisticRegression())
    limit = "metrics.accuracy_generalization_gap = { max_rise = 0.5 }\n"
    alone = gap(root, limit)
    head, body = DECLARED.split("[regression.a]")
    path = root / "mlgate.toml"
    path.write_text(f"{head}[regression.a]{body}{limit}[regression.b]{body}{limit}")
    config, planned = engine.plan(path)
    verdict = engine.run(planned, engine.Settings(root=root, config=config))
    assert [one.provenance for one in verdict.results] == [alone.provenance, alone.provenance]
    key = "evaluator.accuracy_generalization_gap"
    rows(800, 3).write_csv(root / "train.csv")
    assert gap(root, limit).provenance[key] != alone.provenance[key]
