"""The pytest plugin as its users run it: in processes of its own, on a project whose one kind comes by entry point."""

import json
import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from mlgate import registry

KIND = '''\
"""A kind that does as it is told.

```toml
[fake.one]
value = 1.0
```
"""
import os
import warnings

import msgspec
from mlgate.core.errors import CheckError
from mlgate.core.limits import Limits
from mlgate.core.model import Finding, Location, Measurement


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    value: float | None = None
    findings: tuple[str, ...] = ()
    insufficient: str = ""
    unchanged: str = ""
    does: str = ""
    metrics: dict[str, Limits] = {}


def run(options, context):
    if options.does == "error":
        raise CheckError("data/x.csv is empty: export it again")
    if options.does == "crash":
        raise ValueError("a value of the data")
    if options.does == "warn":
        warnings.warn("old", DeprecationWarning)
    if options.does == "die":
        os._exit(3)
    if options.does == "print":
        print("printed by the kind")
    for line, subject in enumerate(options.findings, 1):
        place = Location(path="c.yaml", line=line)
        yield Finding(subject=subject, message=f"12 of 100 rows break {subject}", location=place)
    if options.value is not None:
        yield Measurement(
            name="score", value=options.value, n=100, insufficient=options.insufficient, unchanged=options.unchanged
        )
'''
GOOD = """\
[fake.good]
value = 0.9
metrics.score = { at_least = 0.8 }
"""
BAD = """\
[fake.bad]
value = 0.7
findings = ["age:range", "b:type"]
metrics.score = { at_least = 0.8 }
"""
UNSURE = """\
[fake.unsure]
value = 0.9
insufficient = "only 3 rows"
metrics.score = { at_least = 0.8 }
"""
SAME = """\
[fake.same]
value = 0.9
unchanged = "the candidate is the baseline"
metrics.score = { max_drop = 0.1 }
"""
SOFT = """\
[fake.soft]
severity = "warning"
findings = ["x:y"]
"""
BROKEN = """\
[fake.broken]
does = "error"
"""
ALL = GOOD + BAD + UNSURE + SAME + SOFT + BROKEN


class Project:
    """A project in a folder of its own."""

    def __init__(self, pytester, monkeypatch):
        self.pytester, self.path = pytester, pytester.path
        info = self.path / "site" / "fakekind-0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: fakekind\nVersion: 0\n")
        (info / "entry_points.txt").write_text("[mlgate.checks]\nfake = fakekind\n")
        (self.path / "site" / "fakekind.py").write_text(KIND)
        monkeypatch.setenv("PYTHONPATH", str(self.path / "site"))
        for name in ("CI", "BUILD_NUMBER", "PYTEST_ADDOPTS", "GITHUB_ACTIONS", "PYTEST_XDIST_WORKER"):
            monkeypatch.delenv(name, raising=False)
        self.write("pytest.ini", "[pytest]\ntestpaths = tests\n")
        self.test("def test_plain(): pass")

    def write(self, name, text):
        path = self.path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)

    def test(self, text):
        self.write("tests/test_it.py", text)

    def run(self, *arguments):
        return self.pytester.runpytest_subprocess(*arguments)

    def run_here(self, *arguments):
        """Run in this process, which is quicker. Not with numpy, which no process can load again once it is dropped."""
        self.pytester.syspathinsert(self.path / "site")
        registry.kinds.cache_clear()
        return self.pytester.runpytest_inprocess(*arguments)

    def git(self, *arguments):
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        subprocess.run(command, cwd=self.path, check=True, capture_output=True)

    def commit(self):
        if not (self.path / ".git").exists():
            self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")

    def lock(self):
        return json.loads((self.path / "mlgate.lock").read_text())["checks"]


@pytest.fixture
def project(pytester, monkeypatch):
    # A file that is changed within a second, and keeps its size, is not seen to be another by what was compiled of it.
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    yield Project(pytester, monkeypatch)
    registry.kinds.cache_clear()


def cases(path):
    """Return what junit holds: by test case, its properties, failures and skips."""
    return {
        f"{case.get('classname')}::{case.get('name')}": {
            "properties": {one.get("name"): one.get("value") for one in case.iter("property")},
            "failures": [one.get("message") for one in case.iter("failure")],
            "skipped": [one.get("message") for one in case.iter("skipped")],
        }
        for case in ET.parse(path).iter("testcase")
    }


def compared(path):
    """Return a verdict without what the clock says."""
    verdict = json.loads(path.read_text())
    del verdict["started"], verdict["seconds"]
    for result in verdict["results"]:
        del result["seconds"]
    return verdict


class TestUnused:
    def test_loads_next_to_nothing(self, project):
        heavy = ["numpy", "pandas", "polars", "sklearn", "scipy", "yaml", "hypothesis", "deepchecks", "msgspec"]
        project.test(
            f"""
            import sys
            def test_modules():
                assert [name for name in {heavy} if name in sys.modules] == []
                ours = [name for name in sys.modules if name.partition(".")[0] in ("mlgate", "pytest_mlgate")]
                assert sorted(ours) == ["pytest_mlgate", "pytest_mlgate.plugin"]
            """.replace("\n            ", "\n")
        )
        # hypothesis's own plugin loads hypothesis where it is asked to report; nothing here may make it.
        project.run("-q").assert_outcomes(passed=1)

    def test_costs_at_most_five_modules_over_a_run_without(self, project):
        project.test("import sys\ndef test_modules(): open('modules', 'w').write(chr(10).join(sys.modules))")
        counts = {}
        for arguments in ((), ("-p", "no:mlgate")):
            project.run("-q", *arguments).assert_outcomes(passed=1)
            counts[arguments] = set((project.path / "modules").read_text().split())
        assert len(counts[()] - counts["-p", "no:mlgate"]) <= 5

    def test_says_nothing_and_collects_nothing(self, project):
        project.write("mlgate.toml", BAD)
        result = project.run()
        result.assert_outcomes(passed=1)
        assert not re.search("mlgate(?!-0)", "\n".join(result.outlines[5:]))

    def test_other_tests_run_without_the_plugin(self, project):
        project.write("mlgate.toml", BAD)
        project.run("-p", "no:mlgate").assert_outcomes(passed=1)


class TestChecksAsItems:
    def test_every_status_has_its_outcome(self, project):
        project.write("mlgate.toml", ALL)
        result = project.run_here("--mlgate", "-v", "--junitxml=junit.xml")
        assert result.ret == pytest.ExitCode.TESTS_FAILED
        result.stdout.fnmatch_lines(
            [
                "mlgate.toml::fake.good SUBPASSED[[]score] *",
                "mlgate.toml::fake.good PASSED *",
                "mlgate.toml::fake.bad SUBFAILED[[]age:range] *",
                "mlgate.toml::fake.bad FAILED *",
                "mlgate.toml::fake.unsure SUBSKIPPED[[]score] *",
                "mlgate.toml::fake.unsure PASSED *",
                "mlgate.toml::fake.same SKIPPED *",
                "mlgate.toml::fake.soft SUBPASSED[[]x:y] *",
                "mlgate.toml::fake.soft PASSED *",
                "mlgate.toml::fake.broken FAILED *",
                "c.yaml:2: 12 of 100 rows break b:type",
                "mlgate.toml:4: failed: 2 findings, first age:range: *; score: 0.7 is below at_least 0.8",
                "mlgate.toml:*: could not run: data/x.csv is empty: export it again",
            ]
        )
        result.stdout.fnmatch_lines(
            [
                "=* mlgate =*",
                "6 judged: 1 failed, 1 could not run, 1 warned, 1 inconclusive, 1 skipped, 1 passed",
                "failed: fake.bad: 2 findings, *",
                "could not run: fake.broken: data/x.csv is empty*",
                "warned: fake.soft: 1 finding, first x:y: *",
                "inconclusive: fake.unsure: score: only 3 rows",
            ]
        )
        assert "Traceback" not in result.stdout.str()

    def test_junit_has_every_finding_and_measurement(self, project):
        project.write("mlgate.toml", ALL)
        project.run_here("--mlgate", "--junitxml=junit.xml")
        found = cases(project.path / "junit.xml")
        bad = found["mlgate.toml::fake.bad"]
        assert bad["failures"][:3] == [
            "c.yaml:1: 12 of 100 rows break age:range",
            "c.yaml:2: 12 of 100 rows break b:type",
            "fail: 0.7 is below at_least 0.8",
        ]
        assert bad["properties"]["mlgate.status"] == "fail"
        assert bad["properties"]["mlgate.score"] == "0.7"
        assert found["mlgate.toml::fake.good"]["properties"]["mlgate.score"] == "0.9"
        assert found["mlgate.toml::fake.unsure"]["skipped"] == ["inconclusive: only 3 rows"]
        assert found["mlgate.toml::fake.unsure"]["failures"] == []
        assert found["mlgate.toml::fake.soft"]["properties"]["mlgate.x:y"] == "12 of 100 rows break x:y"

    def test_strict_fails_the_inconclusive(self, project):
        project.write("mlgate.toml", UNSURE)
        assert project.run_here("--mlgate").ret == 0
        result = project.run_here("--mlgate", "--mlgate-strict")
        assert result.ret == 1
        result.stdout.fnmatch_lines(
            ["SUBFAILED[[]score] mlgate.toml::fake.unsure*", "FAILED mlgate.toml::fake.unsure*"]
        )

    def test_a_crash_is_no_pass_and_shows_no_value(self, project):
        project.write("mlgate.toml", '[fake.crash]\ndoes = "crash"\n')
        result = project.run_here("--mlgate")
        assert result.ret == 1
        result.stdout.fnmatch_lines(["mlgate.toml:1: could not run: fake crashed with ValueError at fakekind.py:*"])
        assert "a value of the data" not in result.stdout.str()

    def test_only_skipped_checks_are_no_success(self, project):
        project.write("mlgate.toml", SAME)
        result = project.run_here("--mlgate", "mlgate.toml")
        assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
        result.stdout.fnmatch_lines(["nothing was checked: fake.same: *the candidate is the baseline"])
        assert project.run_here("--mlgate").ret == 0, "with the project's own tests something was"

    def test_captures_what_a_kind_prints(self, project):
        project.write("mlgate.toml", '[fake.loud]\ndoes = "print"\nfindings = ["a:b"]\n')
        out = project.run_here("--mlgate").stdout.str()
        assert out.count("printed by the kind") == 1
        assert out.index("Captured stdout call") < out.index("printed by the kind")

    def test_quiet_says_nothing_where_all_is_well(self, project):
        project.write("mlgate.toml", GOOD)
        assert "mlgate" not in project.run_here("--mlgate", "-q").stdout.str()


class TestSelection:
    @pytest.mark.parametrize(
        ("arguments", "names"),
        [
            ((), ["test_plain", "fake.good", "fake.bad"]),
            (("tests/test_it.py",), ["test_plain", "fake.good", "fake.bad"]),
            ((".",), ["fake.good", "fake.bad", "test_plain"]),
            (("mlgate.toml::fake.good",), ["fake.good"]),
            (("mlgate.toml",), ["fake.good", "fake.bad"]),
            (("mlgate.toml::fake.bad", "tests"), ["fake.bad", "test_plain"]),
            (("-k", "good"), ["fake.good"]),
            (("-m", "not mlgate"), ["test_plain"]),
            (("--deselect", "mlgate.toml::fake.bad"), ["test_plain", "fake.good"]),
            (("-p", "no:cacheprovider", "-W", "error"), ["test_plain", "fake.good", "fake.bad"]),
            (("-o", "strict=true"), ["test_plain", "fake.good", "fake.bad"]),
        ],
    )
    def test_what_is_collected(self, project, arguments, names):
        project.write("mlgate.toml", GOOD + BAD)
        result = project.run_here("--mlgate", "--collect-only", "-q", *arguments)
        assert result.ret == 0
        assert [line.rpartition("::")[2] for line in result.outlines if "::" in line] == names

    def test_from_a_folder_below(self, project):
        project.write("mlgate.toml", GOOD)
        os.chdir(project.path / "tests")
        result = project.run_here("--mlgate", "-v")
        result.stdout.fnmatch_lines(["*mlgate.toml::fake.good PASSED*"])

    def test_the_switch_in_the_ini_file_and_strict(self, project):
        project.write("mlgate.toml", GOOD)
        project.write(
            "pytest.ini", "[pytest]\ntestpaths = tests\nmlgate = true\nstrict = true\nfilterwarnings = error\n"
        )
        project.run_here().assert_outcomes(passed=2)

    def test_pyproject(self, project):
        project.write("pyproject.toml", f"[tool.mlgate]\n{BAD.replace('[fake', '[tool.mlgate.fake')}")
        result = project.run_here("--mlgate")
        result.stdout.fnmatch_lines(["pyproject.toml:2: failed: *"])
        result.stdout.fnmatch_lines(["FAILED pyproject.toml::fake.bad*"])

    def test_another_file(self, project):
        project.write("mlgate.toml", BAD)
        project.write("gates/other.toml", GOOD)
        project.run_here("--mlgate", "--mlgate-config", "gates/other.toml").assert_outcomes(passed=2)
        result = project.run_here("--mlgate", "--mlgate-config", "gates/none.toml")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["ERROR: *gates/none.toml: there is no such configuration file"])

    def test_last_failed(self, project):
        project.write("mlgate.toml", GOOD + BAD)
        project.run_here("--mlgate")
        result = project.run_here("--mlgate", "--lf", "-v")
        result.stdout.fnmatch_lines(["mlgate.toml::fake.bad FAILED*"])
        result.stdout.no_fnmatch_line("*fake.good*")
        result.stdout.no_fnmatch_line("*test_plain*")

    def test_a_failed_comparison_says_what_got_worse_and_what_to_do(self, project):
        rows = [(number, number % 2, number % 2) for number in range(200)]
        worse = [(one, truth, 1 - said if one < 60 else said) for one, truth, said in rows]
        for name, table in (("b.csv", rows), ("p.csv", worse)):
            lines = "\n".join(",".join(map(str, row)) for row in table)
            project.write(name, f"id,y_true,y_pred\n{lines}\n")
        text = '[regression.a]\ncandidate = "p.csv"\nbaseline = "b.csv"\nmetrics.accuracy.max_drop = 0.1\n'
        project.write("mlgate.toml", text)
        result = project.run("--mlgate")
        result.stdout.fnmatch_lines(
            ["accuracy fell from 1 to 0.7, by 0.3 *: 300 more of 1,000 rows are wrong.*", "Look at what changed for *"]
        )

    def test_filters_of_warnings_are_for_tests_not_for_checks(self, project):
        project.write("mlgate.toml", '[fake.noisy]\ndoes = "warn"\n')
        result = project.run_here("--mlgate", "-W", "error")
        result.assert_outcomes(passed=2, warnings=1)


class TestMistakes:
    def test_every_problem_of_the_configuration(self, project):
        project.write("mlgate.toml", GOOD + "[fake.worse]\nvalu = 1\n[contrat.x]\nfile = 'a'\n")
        result = project.run_here("--mlgate")
        assert result.ret == pytest.ExitCode.INTERRUPTED
        result.stdout.fnmatch_lines(
            [
                "mlgate.toml:5: *unknown key 'valu'; did you mean 'value'?",
                "mlgate.toml:6: unknown kind 'contrat'; did you mean 'contract'?",
            ]
        )
        assert "Traceback" not in result.stdout.str()

    def test_no_check(self, project):
        project.write("mlgate.toml", "")
        result = project.run_here("--mlgate")
        assert result.ret == pytest.ExitCode.INTERRUPTED
        result.stdout.fnmatch_lines(["mlgate.toml declares no check: *"])

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["--mlgate"], "no mlgate.toml here or in a folder above*"),
            (["--mlgate-report=jsn=x"], "--mlgate-report: unknown format 'jsn'; did you mean 'json'?"),
            (["--mlgate-report=json"], "--mlgate-report json: a file is needed, json=FILE"),
            (["--mlgate-report=json=no/x.json"], "--mlgate-report json=no/x.json: there is no folder *"),
            (["--mlgate-update"], "--mlgate-update needs a reason*"),
            (["--mlgate-reason=x"], "--mlgate-reason says why*it needs --mlgate-update"),
        ],
    )
    def test_usage(self, project, arguments, message):
        result = project.run_here(*arguments)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines([f"ERROR: {message}"])

    @pytest.mark.parametrize("name", ["CI", "BUILD_NUMBER"])
    def test_nothing_is_accepted_in_ci(self, project, monkeypatch, name):
        monkeypatch.setenv(name, "1")
        result = project.run_here("--mlgate-update", "--mlgate-reason=x")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["ERROR: --mlgate-update is refused in CI*"])

    def test_an_unknown_check_as_argument(self, project):
        project.write("mlgate.toml", GOOD)
        assert project.run_here("--mlgate", "mlgate.toml::fake.god").ret == pytest.ExitCode.USAGE_ERROR


MEASURED = """\
import pytest
def test_fast(mlgate):
    mlgate.measure("latency", 12.5, at_most=20, max_rise_rel=0.1)
@pytest.mark.parametrize("n", [1, 2])
def test_each(mlgate, n):
    mlgate.measure("size", n)
def test_slow(mlgate):
    mlgate.measure("latency", 25, at_most=20)
"""


class TestReports:
    def test_one_verdict_the_same_under_xdist(self, project):
        project.write("mlgate.toml", ALL)
        project.test(MEASURED)
        reports = ("--mlgate-report=json=out.json", "--mlgate-report=markdown=out.md", "--junitxml=junit.xml")
        one = project.run("--mlgate", *reports)
        serial, junit = compared(project.path / "out.json"), cases(project.path / "junit.xml")
        two = project.run("--mlgate", "-n", "2", *reports)
        assert compared(project.path / "out.json") == serial
        assert cases(project.path / "junit.xml") == junit
        assert one.ret == two.ret == 1
        assert one.parseoutcomes() == two.parseoutcomes()
        assert "fake.bad" in (project.path / "out.md").read_text()
        section = [line for line in one.outlines if re.match("(failed|warned|inconclusive|could not run): ", line)]
        assert section == [line for line in two.outlines if line in section]
        assert serial["verdict"] == "fail"
        assert serial["exit_code"] == 1
        assert [result["check"] for result in serial["results"]] == sorted(
            [
                *(f"fake.{name}" for name in ("good", "bad", "unsure", "same", "soft", "broken")),
                *(
                    f"pytest.tests/test_it.py::{name}"
                    for name in ("test_fast", "test_slow", "test_each[1]", "test_each[2]")
                ),
            ]
        )
        assert serial["digests"]["config"].startswith("sha256:")

    def test_a_worker_that_dies_leaves_an_error(self, project):
        project.write("mlgate.toml", GOOD + '[fake.deadly]\ndoes = "die"\n')
        result = project.run("--mlgate", "-n", "2", "--mlgate-report=json=out.json")
        assert result.ret == 1
        verdict = json.loads((project.path / "out.json").read_text())
        assert {one["check"]: one["status"] for one in verdict["results"]} == {
            "fake.good": "pass",
            "fake.deadly": "error",
        }
        assert verdict["exit_code"] == 3

    def test_half_a_run_is_no_verdict(self, project):
        project.write("mlgate.toml", GOOD)
        project.write("out.json", "of an earlier run")
        project.test("def test_broken(): assert False")
        result = project.run("--mlgate", "-x", "mlgate.toml::fake.good", "tests", "--mlgate-report=json=out.json")
        assert not (project.path / "out.json").exists()
        result.stdout.fnmatch_lines(["*out.json: not written, the run was stopped before everything was judged"])

    def test_a_report_that_cannot_be_written_fails_the_run(self, project):
        project.write("mlgate.toml", GOOD)
        (project.path / "out.json").mkdir()
        result = project.run("--mlgate", "--mlgate-report=json=out.json")
        assert result.ret == 1
        result.stdout.fnmatch_lines(["*out.json: cannot be written: *"])


class TestMeasure:
    def test_limits_and_properties(self, project):
        project.test(MEASURED)
        result = project.run_here("--junitxml=junit.xml")
        result.assert_outcomes(passed=3, failed=1)
        result.stdout.fnmatch_lines(
            [
                ">*mlgate.measure('latency', 25, at_most=20)".replace("'", '"'),
                "E *AssertionError: latency: 25 is above at_most 20",
                "=* mlgate =*",
                "4 judged: 1 failed, 1 inconclusive, 2 passed",
                "failed: tests/test_it.py::test_slow: latency: 25 is above at_most 20",
                "inconclusive: tests/test_it.py::test_fast: latency: no baseline yet to compare with",
                "record a first baseline: *",
            ]
        )
        assert "fixture.py" not in result.stdout.str(), "only the test's own line is shown"
        found = cases(project.path / "junit.xml")
        assert found["tests.test_it::test_fast"]["properties"] == {
            "mlgate.latency": "12.5",
            "mlgate.latency.status": "inconclusive",
        }

    def test_accept_then_compare_with_what_the_branch_point_holds(self, project):
        project.commit()
        project.test(MEASURED)
        result = project.run("-n", "2", "--mlgate-update", "--mlgate-reason", "first figures")
        result.stdout.fnmatch_lines(
            [
                "mlgate.lock: 3 accepted",
                "  pytest.tests/test_it.py:?:test_each[[]1] size: none -> 1",
                "  pytest.tests/test_it.py:?:test_fast latency: none -> 12.5",
                "  tests/test_it.py::test_slow: stays as it was, since it failed or could not run",
            ]
        )
        fast = project.lock()["pytest.tests/test_it.py::test_fast"]
        assert fast["measurements"] == {"latency": {"value": 12.5}}
        assert fast["reason"] == "first figures"
        assert fast["commit"]
        assert project.run_here("-k", "fast", "--mlgate-strict").ret == 1, "what is not committed is not the baseline"
        project.commit()
        project.git("checkout", "-q", "-b", "change")
        assert project.run_here("-k", "fast", "--mlgate-strict").ret == 0
        project.test(MEASURED.replace("12.5", "14.0"))
        result = project.run_here("-k", "fast")
        assert result.ret == 1
        result.stdout.fnmatch_lines(["E *AssertionError: latency: worse: rise of 1.5 is beyond max_rise_rel 1.25"])
        # A change does not move its own goalposts: what it accepts counts once it is merged.
        project.run_here("-k", "fast", "--mlgate-update", "--mlgate-reason", "slower, but right").assert_outcomes(
            passed=1, deselected=3
        )
        accepted = project.lock()["pytest.tests/test_it.py::test_fast"]["measurements"]["latency"]
        assert accepted == {"value": 14.0, "looser_than": 12.5}
        assert project.lock()["pytest.tests/test_it.py::test_each[1]"]["reason"] == "first figures"
        project.commit()
        assert project.run_here("-k", "fast").ret == 1
        # A reviewer of the change is told that it loosens what is accepted, whatever was measured.
        project.test(MEASURED)
        project.run_here("-k", "fast").stdout.fnmatch_lines(
            ["warned: tests/test_it.py::test_fast: *latency 12.5 -> 14; the reason given: slower, but right*"]
        )
        project.test(MEASURED.replace("12.5", "14.0"))
        assert project.run_here("-k", "fast", "--mlgate-ref", "change").ret == 0

    def test_what_was_accepted_earlier_is_in_the_reports(self, project):
        for value in (12.5, 12.0):
            project.test(MEASURED.replace("12.5", str(value)))
            project.run_here("-k", "fast", "--mlgate-update", "--mlgate-reason", f"it is {value}")
            project.commit()
        project.run_here("-k", "fast", "--mlgate-report=json=out.json")
        (result,) = json.loads((project.path / "out.json").read_text())["results"]
        (measured,) = result["measurements"]
        told = [(one["value"], one["reason"]) for one in measured["evidence"]["history"]]
        assert told == [(12.5, "it is 12.5"), (12.0, "it is 12.0")]

    def test_checks_are_accepted_too_and_others_kept(self, project):
        project.write("mlgate.toml", GOOD + UNSURE)
        project.run_here("--mlgate", "--mlgate-update", "--mlgate-reason", "one")
        before = project.lock()
        assert before["fake.good"]["measurements"] == {"score": {"value": 0.9, "n": 100}}
        assert before["fake.good"]["digests"]["config"].startswith("sha256:")
        project.write("mlgate.toml", GOOD.replace("0.9", "0.95") + UNSURE)
        result = project.run_here("--mlgate", "-k", "good", "--mlgate-update", "--mlgate-reason", "two")
        result.stdout.fnmatch_lines(["mlgate.lock: 1 accepted", "  fake.good score: 0.9 -> 0.95"])
        assert project.lock()["fake.unsure"] == before["fake.unsure"]

    def test_a_damaged_lock_is_left_alone(self, project):
        project.test(MEASURED)
        project.write("mlgate.lock", "{")
        result = project.run_here("-k", "each", "--mlgate-update", "--mlgate-reason", "one")
        assert result.ret == 1
        result.stdout.fnmatch_lines(["mlgate.lock is as it was: mlgate.lock is damaged*"])
        assert (project.path / "mlgate.lock").read_text() == "{"

    def test_a_baseline_that_cannot_be_read_is_no_pass(self, project):
        project.test(MEASURED)
        project.commit()
        result = project.run_here("-k", "fast", "--mlgate-ref", "no-such", "--mlgate-report=json=out.json")
        assert result.ret == 1
        result.stdout.fnmatch_lines(["E *Failed: baseline ref 'no-such' does not exist: *"])
        verdict = json.loads((project.path / "out.json").read_text())
        assert verdict["results"][0]["status"] == "error"
        assert verdict["exit_code"] == 3

    def test_mistakes(self, project):
        project.test(
            """
import pytest
@pytest.mark.parametrize(("value", "limits", "error"), [
    (1, {"at_lest": 1}, (TypeError, "unknown limit 'at_lest'; did you mean 'at_least'?")),
    (1, {"at_least": float("nan")}, (ValueError, "at_least must be a finite number")),
    (1, {"max_drop": -0.1}, (ValueError, "max_drop must not be negative")),
    (1, {"at_least": "0.7"}, (TypeError, "at_least must be a number, not str")),
    ("1", {}, (TypeError, "value must be a number, not str")),
    (True, {}, (TypeError, "value must be a number, not bool")),
    (float("nan"), {"at_least": 0}, (AssertionError, "not a finite number")),
])
def test_it(mlgate, value, limits, error):
    with pytest.raises(error[0]) as caught:
        mlgate.measure("x", value, **limits)
    assert error[1] in str(caught.value)
def test_twice(mlgate):
    mlgate.measure("x", 1)
    with pytest.raises(ValueError, match="'x' is measured twice in this test"):
        mlgate.measure("x", 2)
def test_numpy(mlgate):
    import numpy
    assert mlgate.measure("x", numpy.float32(1.5)).value == 1.5
    assert mlgate.measure("y", numpy.array([2])).value == 2.0
"""
        )
        project.run().assert_outcomes(passed=9)

    def test_a_test_in_an_xdist_group_has_the_name_it_has_without(self, project):
        project.test("import pytest\n@pytest.mark.xdist_group('g')\ndef test_a(mlgate): mlgate.measure('x', 1)\n")
        project.run("-n", "2", "--dist", "loadgroup", "--mlgate-update", "--mlgate-reason", "one").assert_outcomes(
            passed=1
        )
        assert list(project.lock()) == ["pytest.tests/test_it.py::test_a"]


CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: people
version: 1.0.0
status: active
schema:
  - name: people
    properties:
      - name: age
        logicalType: integer
        required: true
        logicalTypeOptions: {minimum: 0, maximum: 120}
      - name: name
        logicalType: string
"""
HELD = """\
import pytest
import polars as pl
def test_good(mlgate):
    mlgate.contract("people.odcs.yaml").validate(pl.DataFrame({"age": [1, 2], "name": ["a", "b"]}))
def test_bad(mlgate):
    mlgate.contract("people.odcs.yaml").validate(pl.DataFrame({"age": [1, 200, None], "name": ["a", "b", "c"]}))
def test_pandas(mlgate):
    pandas = pytest.importorskip("pandas")
    mlgate.contract("people.odcs.yaml").validate(pandas.DataFrame({"age": [1], "name": ["a"]}))
def test_no_table(mlgate):
    mlgate.contract("people.odcs.yaml").validate([1, 2])
def test_no_contract(mlgate):
    mlgate.contract("none.yaml")
"""


class TestContract:
    def test_a_frame_is_held_to_a_contract(self, project):
        pytest.importorskip("polars")
        project.write("people.odcs.yaml", CONTRACT)
        project.test(HELD)
        result = project.run("--mlgate-report=json=out.json")
        result.assert_outcomes(passed=2, failed=3)
        result.stdout.fnmatch_lines(
            [
                "E *AssertionError: people.odcs.yaml: 2 rules broken",
                "E *people.odcs.yaml:*: age:required: *",
                "E *people.odcs.yaml:*: age:range: *",
                "E *Failed: a table of polars, pandas, Arrow, Spark or Dask is needed, not a list",
                "E *Failed: none.yaml: cannot be read: *",
            ]
        )
        assert "200" not in result.stdout.str().replace("[1, 200, None]", ""), "no values unless asked for"
        verdict = json.loads((project.path / "out.json").read_text())
        held = {one["check"].rpartition("::")[2]: one for one in verdict["results"]}
        assert [one["subject"] for one in held["test_bad"]["findings"]] == ["age:required", "age:range"]
        assert {name: one["status"] for name, one in held.items()} == {
            "test_good": "pass",
            "test_bad": "fail",
            "test_pandas": "pass",
            "test_no_table": "error",
            "test_no_contract": "error",
        }


COMPARED = """\
import numpy as np
import pytest
rng = np.random.default_rng(0)
y = rng.integers(0, 2, 4000)
good = y + rng.normal(0, 0.8, 4000)
bad = y + rng.normal(0, 1.2, 4000)
def test_no_worse(mlgate):
    found = mlgate.compare(y, candidate=good, baseline=bad, metric="roc_auc", max_drop=0.005)
    assert found.status == "pass"
    assert found.low < found.difference < found.high
    assert found.difference == pytest.approx(found.value - found.baseline)
    assert found.n == 4000
def test_worse(mlgate):
    mlgate.compare(y, candidate=bad, baseline=good, metric="roc_auc", max_drop=0.005)
def test_unsure(mlgate):
    few = slice(0, 60)
    ours, theirs = good[few] > 0.5, bad[few] > 0.6
    found = mlgate.compare(y[few], candidate=ours, baseline=theirs, metric="accuracy", max_drop=0.001)
    assert found.status == "inconclusive"
    assert found.n_needed > 60
"""


class TestCompare:
    def test_three_ends(self, project):
        pytest.importorskip("scipy")
        project.test(COMPARED)
        result = project.run("-W", "error::pytest_mlgate.fixture.InconclusiveWarning")
        result.assert_outcomes(passed=1, failed=2)
        result.stdout.fnmatch_lines(["E *AssertionError: roc_auc: worse: drop of *is beyond max_drop 0.005"])
        result.stdout.fnmatch_lines(["E *InconclusiveWarning: accuracy: not enough data: * rows would decide, *"])
        result = project.run("-k", "unsure")
        result.assert_outcomes(passed=1, warnings=1, deselected=2)
        result.stdout.fnmatch_lines(["*test_it.py:*InconclusiveWarning: accuracy: not enough data: *"])
        project.run("-k", "unsure", "--mlgate-strict").assert_outcomes(failed=1, deselected=2)


class TestGoalposts:
    @pytest.fixture
    def change(self, project):
        """A branch that lowers what the check asks for, and adds one."""
        project.write("mlgate.toml", GOOD.replace("0.8", "0.95") + SOFT)
        project.commit()
        project.git("checkout", "-q", "-b", "change")
        lowered = GOOD.replace("at_least = 0.8 }", "at_least = 0.8 } # reason: fewer rows")
        project.write("mlgate.toml", lowered + SOFT)
        project.commit()
        return project

    def test_what_a_change_moves_is_told_first_with_both_verdicts(self, change):
        result = change.run_here("--mlgate", "-q", "-k", "good", "--mlgate-report=json=out.json")
        assert result.ret == 0
        result.stdout.fnmatch_lines(
            [
                "1 judged: 1 passed",
                "This change moves its own goalposts:",
                "fake.good: score at_least 0.95 → 0.8, looser, reason given: fewer rows",
                "By the configuration of the baseline (*): fail (fake.good fail, now pass); by that of this change: *",
            ],
            consecutive=True,
        )
        verdict = json.loads((change.path / "out.json").read_text())
        assert (verdict["verdict"], verdict["goalposts"]["exit_code"]) == ("warn", 1)
        assert verdict["goalposts"]["checks"] == {"fake.good": "fail"}

    def test_it_is_what_mlgate_check_tells(self, change):
        change.run_here("--mlgate", "--mlgate-report=json=out.json")
        command = [sys.executable, "-m", "mlgate", "check", "--format", "json=check.json"]
        subprocess.run(command, cwd=change.path, check=True, capture_output=True)
        assert compared(change.path / "out.json") == compared(change.path / "check.json")

    def test_nothing_is_said_where_nothing_moved_or_figures_are_accepted(self, change):
        assert "goalposts" not in change.run_here("--mlgate", "--mlgate-ref", "change").stdout.str()
        result = change.run_here("--mlgate", "--mlgate-update", "--mlgate-reason", "lower")
        assert result.ret == 0
        assert "goalposts" not in result.stdout.str()


def test_help_names_every_option():
    command = [sys.executable, "-m", "pytest", "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for option in ("--mlgate", "config", "update", "reason", "ref", "strict", "report"):
        assert (option if option.startswith("--") else f"--mlgate-{option}") in shown
