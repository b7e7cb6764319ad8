"""A change that moves what it is judged by: named, both verdicts shown, never silently green."""

import os
import subprocess
import sys
from types import ModuleType

import msgspec
import pytest

from mlgate import engine, registry
from mlgate.config import DataName, PolicyFile
from mlgate.core.baseline import LOCK_NAME, AcceptedCheck, AcceptedValue, Lock, write_lock
from mlgate.core.limits import FailWhen, Limits
from mlgate.core.model import Finding, Location, Measurement, Status
from mlgate.goalposts import Asked, weighed
from mlgate.stores import git as store
from regressions import commit, git

BASE = """\
[data.test]
path = "test.csv"

[fake.delay]
data = "test"
metrics.auc = { at_least = 0.7, max_drop = 0.01 }

[fake.other]
value = 0.9
metrics.auc = { at_least = 0.5 }
"""


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A check of one number, which stands in the options or in a file of data."""

    value: float | None = None
    data: DataName | None = None
    most: PolicyFile | None = None
    fail_when: FailWhen = "likely"
    metrics: dict[str, Limits] = {}


@pytest.fixture(autouse=True)
def ran(monkeypatch):
    """The checks that ran, in order."""
    names = []

    def run(options, context):
        names.append(context.check)
        value = options.value
        if options.data is not None:
            value = float((context.root / context.data(options.data).path).read_text())
        if options.most is not None and value > float((context.root / options.most).read_text()):
            yield Finding(subject="most", message="is more")
        yield Measurement(name="auc", value=value, low=value, high=value)

    module = ModuleType("fake_kind", "A kind for tests.")
    module.Options, module.run = Options, run
    monkeypatch.setitem(sys.modules, "fake_kind", module)
    monkeypatch.setattr(registry, "kinds", lambda: {"fake": "fake_kind"})
    return names


@pytest.fixture
def repository(tmp_path):
    """A repository with `BASE` on main, on a branch `change` from there."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "mlgate.toml").write_text(BASE, encoding="utf-8")
    (tmp_path / "test.csv").write_text("0.65", encoding="utf-8")
    commit(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "change")
    return tmp_path


def judged(root, text=None, *selection, base=None, **files):
    """Write `text` as the configuration and judge, as the surfaces do."""
    path = root / "mlgate.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    for name, content in files.items():
        (root / name).write_text(content, encoding="utf-8")
    config, checks = engine.plan(path, selection)
    settings = engine.Settings(root=root, config=config)
    return weighed(
        engine.run(checks, settings), Asked(checks=checks, settings=settings, selection=selection, base=base)
    )


def moves(verdict):
    return [(move.of, move.what, move.before, move.after, move.looser) for move in verdict.goalposts.moves]


def test_nothing_is_said_of_a_change_that_moves_nothing(repository, ran):
    verdict = judged(repository, **{"test.csv": "0.8"})
    assert verdict.goalposts is msgspec.UNSET
    assert ran == ["fake.delay", "fake.other"]


def test_a_loosened_limit_is_named_with_both_verdicts_and_its_reason(repository, ran):
    loose = BASE.replace("at_least = 0.7, max_drop = 0.01 }", "at_least = 0.6 } # reason: fewer carriers since May")
    verdict = judged(repository, loose)
    assert moves(verdict) == [
        ("fake.delay", "auc at_least", "0.7", "0.6", True),
        ("fake.delay", "auc max_drop", "0.01", None, True),
    ]
    assert [move.reason for move in verdict.goalposts.moves] == ["fewer carriers since May"] * 2
    assert verdict.goalposts.moves[0].location.line == 6
    assert (verdict.verdict, verdict.exit_code) == (Status.WARN, 0)
    found = verdict.goalposts
    assert (found.verdict, found.exit_code) == (Status.FAIL, 1)
    assert found.checks == {"fake.delay": Status.FAIL, "fake.other": Status.PASS}
    # What is the same in both ran once.
    assert ran == ["fake.delay", "fake.other", "fake.delay"]


def test_a_reason_that_was_there_before_is_none(repository):
    with_reason = BASE.replace("max_drop = 0.01 }", "max_drop = 0.01 } # reason: the first model")
    judged(repository, with_reason)
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    verdict = judged(repository, with_reason.replace("0.7", "0.6"))
    assert [move.reason for move in verdict.goalposts.moves] == [""]


def test_a_stricter_limit_is_named_and_passes(repository):
    verdict = judged(repository, BASE.replace("at_least = 0.5", "at_least = 0.8"), "fake.other")
    assert moves(verdict) == [("fake.other", "auc at_least", "0.5", "0.8", False)]
    assert (verdict.verdict, verdict.goalposts.verdict) == (Status.PASS, Status.PASS)


@pytest.mark.parametrize(
    ("old", "new", "move"),
    [
        ("value = 0.9", 'value = 0.9\nseverity = "warning"', ("severity", "error", "warning", True)),
        ("value = 0.9", 'value = 0.9\non_inconclusive = "pass"', ("on_inconclusive", "warn", "pass", True)),
        ("value = 0.9", 'value = 0.9\nfail_when = "proven"', ("fail_when", "likely", "proven", True)),
        ("value = 0.9", "value = 0.9\nsamples = 3", ("samples", "0", "3", None)),
        ("value = 0.9", "value = 0.95", ("value", "0.9", "0.95", None)),
        ("{ at_least = 0.5 }", "{ at_least = 0.5, max_rise = 0.1 }", ("auc max_rise", None, "0.1", False)),
    ],
)
def test_each_key_says_which_way_it_moved(repository, old, new, move):
    verdict = judged(repository, BASE.replace(old, new), "fake.other")
    assert moves(verdict) == [("fake.other", *move)]
    assert verdict.verdict == (Status.WARN if move[-1] else verdict.verdict)


def test_what_is_written_out_or_described_is_no_move(repository):
    verdict = judged(repository, BASE.replace("value = 0.9", 'value = 0.9\nseverity = "error"\ndescription = "ours"'))
    assert verdict.goalposts is msgspec.UNSET


def test_a_check_that_is_taken_out_is_judged_all_the_same(repository, ran):
    head, _, rest = BASE.partition("[fake.delay]")
    verdict = judged(repository, head + "[fake.other]" + rest.partition("[fake.other]")[2])
    assert moves(verdict) == [("fake.delay", "check", "declared", None, True)]
    assert (verdict.verdict, verdict.goalposts.verdict) == (Status.WARN, Status.FAIL)
    assert verdict.goalposts.checks == {"fake.delay": Status.FAIL, "fake.other": Status.PASS}
    assert ran == ["fake.other", "fake.delay"]


def test_a_check_that_was_renamed_is_told_as_that(repository, ran):
    verdict = judged(repository, BASE.replace("fake.other", "fake.others"), "fake.other*")
    assert moves(verdict) == [("fake.others", "name", "fake.other", "fake.others", None)]
    assert verdict.goalposts.checks == {"fake.other": Status.PASS}
    assert ran == ["fake.others", "fake.other"]


def test_another_name_does_not_shake_off_what_was_accepted(repository):
    text = BASE.replace("at_least = 0.7, ", "")
    lock(repository, 0.8, "first")
    judged(repository, text)
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    verdict = judged(repository, text.replace("fake.delay", "fake.late"), "fake.*l*")
    assert ("fake.late", "name", "fake.delay", "fake.late", None) in moves(verdict)
    assert (verdict.verdict, verdict.goalposts.verdict) == (Status.INCONCLUSIVE, Status.FAIL)


def test_a_run_of_some_checks_tells_of_these_and_of_what_is_gone(repository, ran):
    """As in a job of a matrix, where what is gone has no job of its own."""
    head, _, rest = BASE.partition("[fake.delay]")
    text = head + "[fake.other]" + rest.partition("[fake.other]")[2].replace("0.5", "0.4") + "[fake.new]\nvalue = 1.0\n"
    verdict = judged(repository, text, "fake.new")
    assert moves(verdict) == [
        ("fake.delay", "check", "declared", None, True),
        ("fake.new", "check", None, "declared", False),
    ]
    assert ran == ["fake.new"]
    assert (verdict.goalposts.verdict, verdict.goalposts.checks) == (None, {})
    assert (verdict.verdict, verdict.exit_code) == (Status.WARN, 0)


def test_a_new_check_asks_for_more(repository):
    verdict = judged(repository, BASE + "[fake.new]\nvalue = 1.0\n", "fake.other", "fake.new")
    assert moves(verdict) == [("fake.new", "check", None, "declared", False)]
    assert verdict.verdict == Status.PASS


def test_other_data_are_judged_by_both(repository):
    """Which way it moves is not known: that it passes only by what it moved is told by the verdict before."""
    verdict = judged(
        repository, BASE.replace("test.csv", "easy.csv").replace(", max_drop = 0.01", ""), **{"easy.csv": "0.9"}
    )
    assert ("data.test", "path", "test.csv", "easy.csv", None) in moves(verdict)
    assert (verdict.verdict, verdict.goalposts.verdict) == (Status.WARN, Status.FAIL)


def test_a_file_of_what_is_asked_for_is_taken_from_the_baseline(repository):
    text = BASE.replace("value = 0.9", 'value = 0.9\nmost = "most.txt"')
    judged(repository, text, **{"most.txt": "0.5"})
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    verdict = judged(repository, None, "fake.other", **{"most.txt": "1.0"})
    assert moves(verdict) == [("fake.other", "most.txt", None, None, None)]
    assert (verdict.verdict, verdict.goalposts.verdict) == (Status.WARN, Status.FAIL)
    assert subprocess.run(
        ["git", "status", "--porcelain"], cwd=repository, capture_output=True, text=True, check=True
    ).stdout.splitlines() == [" M most.txt"]


def lock(root, value, reason):
    accepted = AcceptedCheck(
        measurements={"auc": AcceptedValue(value=value)}, digests={}, commit=None, date="2026-01-31", reason=reason
    )
    (root / LOCK_NAME).write_bytes(write_lock(Lock(checks={"fake.delay": accepted})))


def test_numbers_that_were_accepted_anew_are_named_with_the_reason(repository):
    lock(repository, 0.8, "first")
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    lock(repository, 0.6, "the data changed")
    verdict = judged(repository)
    (move,) = verdict.goalposts.moves
    assert (move.of, move.what, move.before, move.after) == (LOCK_NAME, "fake.delay auc", "0.8", "0.6")
    assert (move.looser, move.reason) == (True, "the data changed")
    # The lock that counts is the one of the baseline, by both configurations.
    assert verdict.verdict == verdict.goalposts.verdict == Status.FAIL


def test_a_better_number_is_no_warning(repository):
    lock(repository, 0.64, "first")
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    lock(repository, 0.65, "better")
    verdict = judged(repository, BASE.replace("at_least = 0.7", "at_least = 0.6"))
    assert [move.looser for move in verdict.goalposts.moves if move.of == LOCK_NAME] == [False]


def test_the_branch_it_comes_from_counts_and_not_what_it_names_as_its_baseline(repository):
    verdict = judged(repository, 'baseline = "HEAD"\n' + BASE.replace("0.5", "0.4"), "fake.other")
    assert [move[:4] for move in moves(verdict)] == [
        ("fake.other", "auc at_least", "0.5", "0.4"),
        ("mlgate.toml", "baseline", None, "HEAD"),
    ]


def test_where_none_was_named_the_baseline_was_where_the_change_branched_off(repository, monkeypatch):
    refs = []
    module = sys.modules["fake_kind"]
    run = module.run

    def noted(options, context):
        refs.append(context.baseline.ref)
        return run(options, context)

    monkeypatch.setattr(module, "run", noted)
    judged(repository, f'baseline = "HEAD"\n{BASE}', "fake.other", base="main...")
    assert refs == ["HEAD", "main..."]


def test_what_the_branch_has_changed_since_is_not_this_changes(repository):
    git(repository, "checkout", "-q", "main")
    (repository / "mlgate.toml").write_text(BASE.replace("0.5", "0.95"), encoding="utf-8")
    commit(repository)
    git(repository, "checkout", "-q", "change")
    assert judged(repository, None, "fake.other", base="main").goalposts is msgspec.UNSET


def test_the_first_run_says_so_and_fails_nothing(repository):
    git(repository, "checkout", "-q", "--orphan", "empty")
    git(repository, "rm", "-rfq", ".")
    git(repository, "commit", "-q", "--allow-empty", "-m", "nothing")
    verdict = judged(repository, BASE, "fake.other", base="HEAD")
    assert verdict.goalposts.note.startswith("first run: there is no mlgate.toml at the baseline (")
    assert (verdict.verdict, verdict.goalposts.first, verdict.goalposts.verdict) == (Status.PASS, True, None)


def test_a_configuration_that_was_moved_to_another_folder_is_found(repository):
    git(repository, "rm", "-q", "--cached", "mlgate.toml")
    (repository / "mlgate.toml").unlink()
    folder = repository / "gate"
    folder.mkdir()
    verdict = judged(folder, BASE.replace("at_least = 0.5", "at_least = 0.4"), "fake.other")
    assert moves(verdict) == [("fake.other", "auc at_least", "0.5", "0.4", True)]


def test_a_configuration_that_moved_from_pyproject_is_found(repository):
    table = BASE.replace("[data", "[tool.mlgate.data").replace("[fake", "[tool.mlgate.fake")
    (repository / "mlgate.toml").rename(repository / "pyproject.toml")
    (repository / "pyproject.toml").write_text(table, encoding="utf-8")
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    (repository / "pyproject.toml").write_text("", encoding="utf-8")
    verdict = judged(repository, BASE.replace("at_least = 0.5", "at_least = 0.4"), "fake.other")
    assert moves(verdict) == [("fake.other", "auc at_least", "0.5", "0.4", True)]


def test_a_table_of_pyproject_that_was_not_read_before_is_none(repository):
    """`mlgate.toml` comes first: without it another configuration, which was there all the time, begins to count."""
    (repository / "pyproject.toml").write_text("[tool.mlgate.fake.other]\nvalue = 0.9\n", encoding="utf-8")
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    (repository / "mlgate.toml").unlink()
    config, checks = engine.plan(repository / "pyproject.toml")
    settings = engine.Settings(root=repository, config=config)
    verdict = weighed(engine.run(checks, settings), Asked(checks=checks, settings=settings))
    assert ("fake.delay", "check", "declared", None, True) in moves(verdict)
    assert verdict.verdict == Status.WARN


def test_a_second_configuration_in_a_repository_is_no_change_of_the_first(repository):
    (repository / "other.toml").write_text("[fake.x]\nvalue = 0.9\n", encoding="utf-8")
    config, checks = engine.plan(repository / "other.toml")
    settings = engine.Settings(root=repository, config=config)
    asked = Asked(checks=checks, settings=settings, base="HEAD")
    assert weighed(engine.run(checks, settings), asked).goalposts.first


def test_of_several_configurations_that_are_gone_none_is_taken(repository):
    for name in ("a", "b"):
        (repository / name).mkdir()
        (repository / name / "mlgate.toml").write_text(BASE, encoding="utf-8")
    git(repository, "mv", "mlgate.toml", "a/old.toml")
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    git(repository, "rm", "-rqf", "a", "b")
    verdict = judged(repository, BASE, "fake.other")
    assert "2 configurations are no longer where they were, such as a/mlgate.toml" in verdict.goalposts.note
    assert verdict.verdict == Status.WARN


@pytest.mark.parametrize("broken", ["[fake.delay", "[fake.delay]\nno_such_key = 1\n", "\xff"])
def test_a_baseline_that_cannot_be_read_is_a_warning(repository, broken):
    (repository / "mlgate.toml").write_bytes(broken.encode("latin-1"))
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    verdict = judged(repository, BASE, "fake.other")
    assert "cannot be told: the configuration at the baseline cannot be used: mlgate.toml" in verdict.goalposts.note
    assert (verdict.verdict, verdict.exit_code) == (Status.WARN, 0)


def test_a_damaged_lock_at_the_baseline_is_a_warning(repository):
    (repository / LOCK_NAME).write_text("{", encoding="utf-8")
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    verdict = judged(repository, BASE.replace("0.5", "0.4"), "fake.other")
    assert "mlgate.lock is damaged" in verdict.goalposts.note
    assert verdict.verdict == Status.WARN


def test_a_branch_that_is_not_there_is_told_where_one_was_named(repository, tmp_path_factory):
    verdict = judged(repository, None, "fake.other", base="refs/remotes/origin/main...")
    assert "cannot be told: baseline ref 'origin/main' does not exist" in verdict.goalposts.note
    assert verdict.verdict == Status.WARN
    outside = tmp_path_factory.mktemp("outside")
    assert judged(outside, BASE, "fake.other", **{"test.csv": "1"}).goalposts is msgspec.UNSET


def test_a_project_below_the_top_names_files_above_it(repository):
    folder = repository / "team"
    folder.mkdir()
    text = '[fake.a]\nvalue = 0.5\nmost = "../most.txt"\n'
    judged(folder, text, **{"../most.txt": "0.4"})
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    verdict = judged(folder, None, **{"../most.txt": "0.6"})
    assert (verdict.verdict, verdict.goalposts.verdict) == (Status.WARN, Status.FAIL)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_what_a_link_leads_to_is_what_changes(repository):
    shared = repository / "shared"
    shared.mkdir()
    for name, text in (("mlgate.toml", BASE), ("most.txt", "0.5")):
        (shared / name).write_text(text.replace("value = 0.9", 'value = 0.9\nmost = "most.txt"'), encoding="utf-8")
        (repository / name).unlink(missing_ok=True)
        (repository / name).symlink_to(f"shared/{name}")
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    assert judged(repository, None, "fake.other").goalposts is msgspec.UNSET
    text = (shared / "mlgate.toml").read_text(encoding="utf-8")
    verdict = judged(repository, text.replace("at_least = 0.5", "at_least = 0.4"), "fake.other")
    assert moves(verdict) == [("fake.other", "auc at_least", "0.5", "0.4", True)]
    (shared / "mlgate.toml").write_text(text, encoding="utf-8")
    verdict = judged(repository, None, "fake.other", **{"most.txt": "1.0"})
    assert moves(verdict) == [("fake.other", "most.txt", None, None, None)]
    assert (verdict.verdict, verdict.goalposts.verdict) == (Status.WARN, Status.FAIL)
    assert verdict.verdict == Status.WARN


LAX = BASE.replace("at_least = 0.5", "at_least = 0.4")
LOWERED = [("fake.other", "auc at_least", "0.5", "0.4", True)]


def test_a_configuration_that_is_put_before_the_one_in_pyproject_is_compared_with_that(repository):
    table = BASE.replace("[data", "[tool.mlgate.data").replace("[fake", "[tool.mlgate.fake")
    (repository / "mlgate.toml").rename(repository / "pyproject.toml")
    (repository / "pyproject.toml").write_text(table, encoding="utf-8")
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    assert moves(judged(repository, LAX, "fake.other", base="main")) == LOWERED


@pytest.mark.parametrize("base", [None, "main"])
def test_a_configuration_that_is_put_before_one_above_is_no_first_run(repository, base):
    folder = repository / "ml" / "delay"
    folder.mkdir(parents=True)
    verdict = judged(folder, "[fake.other]\nvalue = 0.9\n", base=base)
    assert "so far ../../mlgate.toml is found from this folder" in verdict.goalposts.note
    assert verdict.verdict == Status.WARN


def test_a_configuration_that_is_gone_below_leaves_its_folder_to_this_one(repository):
    folder = repository / "ml"
    folder.mkdir()
    judged(folder, "[fake.other]\nvalue = 0.9\n")
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    (folder / "mlgate.toml").unlink()
    verdict = judged(repository, None, "fake.other")
    assert moves(verdict) == [("ml/mlgate.toml", "configuration", "there", None, True)]
    assert verdict.verdict == Status.WARN


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_file_that_becomes_a_link_is_compared_with_what_it_was(repository):
    (repository / "lax.toml").write_text(LAX, encoding="utf-8")
    (repository / "mlgate.toml").unlink()
    (repository / "mlgate.toml").symlink_to("lax.toml")
    assert moves(judged(repository, None, "fake.other")) == LOWERED


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_that_leads_elsewhere_now_is_compared_with_where_it_led(repository):
    (repository / "lax.toml").write_text(LAX, encoding="utf-8")
    (repository / "mlgate.toml").rename(repository / "strict.toml")
    (repository / "mlgate.toml").symlink_to("strict.toml")
    commit(repository)
    git(repository, "branch", "-f", "main", "HEAD")
    (repository / "mlgate.toml").unlink()
    (repository / "mlgate.toml").symlink_to("lax.toml")
    assert moves(judged(repository, None, "fake.other")) == LOWERED


def test_what_the_code_itself_excuses_is_named_with_its_reason(repository):
    place = Location(path="train.py", line=3)

    def excused(options, context, commit):
        if context.check == "fake.other":
            assert (options.value, commit) == (0.9, git_commit(repository))
            yield Finding(subject="MLL101", message="a leak", location=place), "known since May"

    sys.modules["fake_kind"].excused = excused
    verdict = judged(repository, None, "fake.other")
    (move,) = verdict.goalposts.moves
    assert (move.what, move.looser, move.reason) == ("MLL101 excused at train.py:3", True, "known since May")
    assert (move.of, move.location) == ("fake.other", place)
    assert (verdict.verdict, verdict.exit_code) == (Status.WARN, 0)


def git_commit(repository):
    return store.resolve(repository, "main")
