"""A step of a job, as the runner would run it, but for act: environment in; log, outputs, summary and exit code out."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest

from mlgate import registry
from mlgate.core.model import Finding, Location
from mlgate.github.__main__ import main

ACTION = Path(__file__).parents[3]
AS = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]


def git(folder, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *AS, *arguments], cwd=folder, capture_output=True, text=True, check=True, env=environment
    )
    return done.stdout.strip()


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the kind of these tests does."""

    finds: str = ""
    at: str = "contracts/rows.yaml"
    prints: str = ""
    crashes: bool = False
    needs: str = ""
    reads: str = ""
    leak: list[Any] = []


def run_kind(options, context):
    if options.prints:
        sys.stdout.write(options.prints)
        sys.stdout.flush()
    if options.crashes:
        raise RuntimeError(options.finds)
    if options.needs:
        raise ModuleNotFoundError(name=options.needs)
    if options.reads and (content := context.baseline.read(options.reads)) != b"accepted":
        yield Finding(subject="baseline", message=f"is {content!r}")
    if options.finds:
        evidence = {"path": options.leak} if options.leak else {}
        place = Location(path=options.at, line=7)
        yield Finding(subject="rows", message=options.finds, location=place, evidence=evidence)


@pytest.fixture(autouse=True)
def kind(monkeypatch):
    """A kind `fake`, found as another package's would be."""
    module = ModuleType("fake_kind", "A kind for tests.")
    module.Options, module.run = Options, run_kind
    monkeypatch.setitem(sys.modules, "fake_kind", module)
    monkeypatch.setattr(registry, "kinds", lambda: {"fake": "fake_kind"})


class Job:
    """One step in a repository whose project is in `team/model`."""

    def __init__(self, top, capfdbinary):
        self.top, self.project, self.capture = top, top / "team" / "model", capfdbinary
        self.project.mkdir(parents=True)
        git(top, "init", "-q", "-b", "main")
        files = {"GITHUB_OUTPUT": "outputs", "GITHUB_STEP_SUMMARY": "summary", "GITHUB_ENV": "env"}
        files |= {"GITHUB_PATH": "path"}
        self.files = {name: top.parent / file for name, file in files.items()}
        for file in self.files.values():
            file.write_bytes(b"")
        self.environ = {
            **{name: str(file) for name, file in self.files.items()},
            "GITHUB_WORKSPACE": str(top),
            "GITHUB_ACTION_PATH": str(ACTION),
            "MLGATE_WORKING_DIRECTORY": "team/model",
        }

    def configure(self, text):
        (self.project / "mlgate.toml").write_text(text, encoding="utf-8")

    def commit(self):
        git(self.top, "add", "-A")
        git(self.top, "commit", "-q", "-m", "change")
        return git(self.top, "rev-parse", "HEAD")

    def run(self, **inputs):
        for file in self.files.values():
            file.write_bytes(b"")
        self.code = main({**self.environ, **{f"MLGATE_{name.upper()}": value for name, value in inputs.items()}})
        self.log = self.capture.readouterr().out.decode("utf-8")
        for name in ("GITHUB_ENV", "GITHUB_PATH"):
            assert self.files[name].read_bytes() == b""
        return self.code

    @property
    def outputs(self):
        text = self.files["GITHUB_OUTPUT"].read_text(encoding="utf-8")
        return {name: value for name, _, value in re.findall(r"^([a-z-]+)<<(\w+)\n(.*)\n\2\n", text, re.MULTILINE)}

    @property
    def summary(self):
        return self.files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")

    @property
    def obeyed(self):
        """The lines of the log that the runner would obey: commands, outside of what it was told to leave alone."""
        obeyed, ends = [], None
        for line in self.log.splitlines():
            if ends is not None:
                ends = None if line == ends else ends
            elif stopped := re.fullmatch(r"::stop-commands::(.+)", line):
                ends = f"::{stopped[1]}::"
            elif line.lstrip().startswith("::") or "##[" in line:
                obeyed.append(line)
        assert ends is None, "the runner was left deaf"
        return obeyed


@pytest.fixture
def job(tmp_path, capfdbinary):
    (tmp_path / "workspace").mkdir()
    return Job(tmp_path / "workspace", capfdbinary)


def test_green(job):
    job.configure("[fake.a]\n[fake.b]\n")
    assert job.run() == 0
    verdict_file = job.project / ".mlgate" / "verdict.json"
    assert job.outputs == {
        "verdict": "pass",
        "exit-code": "0",
        "passed": "2",
        "failed": "0",
        "warned": "0",
        "inconclusive": "0",
        "errors": "0",
        "verdict-file": str(verdict_file),
        "html-file": "",
        "sarif-file": "",
    }
    assert json.loads(verdict_file.read_bytes())["verdict"] == "pass"
    assert "PASS: 2 passed" in job.log
    assert job.summary.startswith("## ✅ mlgate pass: 2 passed")
    assert job.obeyed == []


def test_red_is_annotated_at_the_line_in_the_repository(job):
    job.configure('[fake.a]\n[fake.b]\nfinds = "3 rows"\n')
    assert job.run() == 1
    assert job.obeyed == ["::error file=team/model/contracts/rows.yaml,line=7,title=mlgate fake.b%3A rows::3 rows"]
    assert (job.outputs["verdict"], job.outputs["failed"], job.outputs["passed"]) == ("fail", "1", "1")
    assert json.loads(Path(job.outputs["verdict-file"]).read_bytes())["exit_code"] == 1
    assert "3 rows" in job.summary


def test_a_path_of_another_shape_than_a_leaks_is_passed_over(job):
    """A kind of another package may name anything so."""
    job.configure(
        '[fake.b]\nfinds = "3 rows"\nleak = ["a", {what = "b"}, {what = "split", at = "a.py:1", code = "x"}]\n'
    )
    assert job.run() == 1
    assert "split team/model/a.py:1: x" in job.obeyed[0]


def test_a_configuration_in_another_folder_is_annotated_there(job):
    job.configure('[fake.b]\nfinds = "3 rows"\n')
    assert job.run(working_directory="", config="team/model/mlgate.toml") == 1
    assert "file=team/model/contracts/rows.yaml" in job.obeyed[0]


def test_the_page_links_to_the_lines_that_were_judged(job):
    job.configure('[fake.b]\nfinds = "3 rows"\n')
    commit = job.commit()
    job.environ |= {"GITHUB_SERVER_URL": "https://github.example", "GITHUB_REPOSITORY": "team/models"}
    assert job.run(html="true") == 1
    page = Path(job.outputs["html-file"])
    assert page == job.project / ".mlgate" / "verdict.html"
    address = f"https://github.example/team/models/blob/{commit}/team/model/contracts/rows.yaml#L7"
    assert f'href="{address}"' in page.read_text(encoding="utf-8")


def test_the_page_of_an_earlier_run_is_gone(job):
    job.configure("[fake.a]\n")
    assert job.run(html="true") == 0
    assert job.run() == 0
    assert job.outputs["html-file"] == ""
    assert not (job.project / ".mlgate" / "verdict.html").exists()


def test_annotations_can_be_off(job):
    job.configure('[fake.b]\nfinds = "3 rows"\n')
    assert job.run(annotations="false") == 1
    assert job.obeyed == []
    assert "3 rows" in job.log


def test_only_the_checks_that_are_named(job):
    job.configure('[fake.a]\n[fake.b]\nfinds = "3 rows"\n')
    assert job.run(checks="fake.a") == 0
    assert job.outputs["passed"] == "1"


def test_every_problem_of_a_configuration_is_annotated_and_nothing_is_left_to_be_taken_for_a_verdict(job):
    job.configure("[fake.a]\n")
    assert job.run() == 0
    job.configure("[fake.a]\nfinds = 3\n\n[fak.b]\n")
    assert job.run() == 2
    assert [line.partition(",title")[0] for line in job.obeyed] == [
        "::error file=team/model/mlgate.toml,line=2",
        "::error file=team/model/mlgate.toml,line=4",
    ]
    assert (job.outputs["verdict"], job.outputs["exit-code"], job.outputs["verdict-file"]) == ("error", "2", "")
    assert "team/model/mlgate.toml:4: unknown kind 'fak'; did you mean 'fake'?" in job.summary
    assert not (job.project / ".mlgate" / "verdict.json").exists()


@pytest.mark.parametrize(
    ("text", "inputs", "message"),
    [
        (None, {}, "no mlgate.toml"),
        ("", {}, "declares no check"),
        ("[fake.a]", {"checks": "fake.b"}, "no check matches 'fake.b'"),
        ("[fake.a]", {"mode": "guess"}, "input 'mode': 'guess' is not known"),
    ],
)
def test_nothing_checked_is_no_pass(job, text, inputs, message):
    if text is not None:
        job.configure(text)
    assert job.run(**inputs) == 2
    assert message in job.obeyed[0]
    assert message in job.summary
    assert job.outputs["verdict"] == "error"


def test_a_check_that_crashes_is_an_error_and_says_nothing_of_the_data(job):
    job.configure('[fake.a]\ncrashes = true\nfinds = "CANARY"\n')
    assert job.run() == 3
    assert (job.outputs["verdict"], job.outputs["errors"]) == ("error", "1")
    assert "CANARY" not in job.log + job.summary
    assert "Traceback" not in job.log


def test_a_crash_of_mlgate_itself_is_no_verdict_and_no_traceback(job, monkeypatch):
    job.configure("[fake.a]\n")

    def broken(*_, **__):
        raise RuntimeError("CANARY")

    monkeypatch.setattr("mlgate.report.markdown.render", broken)
    assert job.run() == 3
    assert (job.outputs["verdict"], job.outputs["verdict-file"]) == ("error", "")
    assert "mlgate crashed with RuntimeError at test_main.py:" in job.obeyed[0]
    assert "CANARY" not in job.log + job.summary
    assert not (job.project / ".mlgate" / "verdict.json").exists()


@pytest.mark.parametrize(
    "hostile",
    [
        "::set-output name=verdict::pass",
        "x\\n::error::owned",
        "x ##[set-output name=verdict]pass",
        "::stop-commands::x",
        "\\r::add-mask::x",
    ],
)
def test_no_data_and_no_code_of_others_is_obeyed(job, hostile):
    job.configure(f'[fake.a]\nfinds = "{hostile}"\nat = "{hostile}"\nprints = "{hostile}"\n')
    assert job.run() == 1
    (annotation,) = job.obeyed
    assert annotation.startswith("::error file=team/model/")
    assert annotation.count("::") == 2
    assert "##[" not in annotation


@pytest.mark.parametrize("mode", ["check", "plan"])
def test_a_package_that_prints_while_it_is_imported_is_not_obeyed(job, tmp_path, monkeypatch, mode):
    text = "from fake_kind import Options, run\nprint('::set-output name=passed::true')\n"
    (tmp_path / "loud_kind.py").write_text(text, encoding="ascii")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(registry, "kinds", lambda: {"loud": "loud_kind"})
    monkeypatch.delitem(sys.modules, "loud_kind", raising=False)
    job.configure("[loud.a]\n")
    assert job.run(mode=mode) == 0
    assert "::set-output" in job.log
    assert job.obeyed == []


def test_a_missing_extra_is_an_input_here(job):
    job.configure('[fake.a]\nneeds = "polars"\n')
    assert job.run() == 3
    assert '::notice title=mlgate::give the step that uses mlgate the input `extras: "data"`' in job.obeyed
    assert 'extras: "data"' in job.summary


def test_a_verdict_that_cannot_be_replaced_is_refused(job):
    job.configure("[fake.a]\n")
    (job.project / ".mlgate" / "verdict.json").mkdir(parents=True)
    assert job.run() == 2
    assert "the verdict of an earlier run cannot be removed" in job.obeyed[0]


def test_a_verdict_that_cannot_be_written_is_refused(job):
    job.configure("[fake.a]\n")
    (job.project / ".mlgate").write_text("a file", encoding="utf-8")
    assert job.run() == 2
    assert "the verdict" in job.obeyed[0]


@pytest.fixture
def pull_request(job, tmp_path):
    """A clone as actions/checkout leaves it with `fetch-depth: 0`: `limit` is accepted on main, lower in the change."""
    job.configure('[fake.a]\nreads = "limit"\n')
    limit = job.project / "limit"
    limit.write_text("accepted", encoding="utf-8")
    base = job.commit()
    git(job.top, "checkout", "-q", "-b", "change")
    limit.write_text("lower", encoding="utf-8")
    job.commit()
    git(job.top, "checkout", "-q", "main")
    limit.write_text("moved on", encoding="utf-8")
    job.commit()
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--branch", "change", job.top.as_uri(), str(clone))
    git(clone, "remote", "set-head", "origin", "--delete")
    job.top, job.project = clone, clone / "team" / "model"
    job.environ |= {"GITHUB_WORKSPACE": str(clone), "GITHUB_BASE_REF": "main", "GITHUB_EVENT_NAME": "pull_request"}
    job.base = base
    return job


def test_a_pull_request_is_compared_with_where_it_branched_off(pull_request):
    assert pull_request.run() == 0
    verdict = json.loads(Path(pull_request.outputs["verdict-file"]).read_bytes())
    assert verdict["baseline_commit"] == pull_request.base


def test_the_input_baseline_comes_first(pull_request):
    assert pull_request.run(baseline="HEAD") == 1
    assert "lower" in pull_request.log


def test_the_configuration_comes_before_the_event_as_it_does_on_the_command_line(pull_request):
    pull_request.configure('baseline = "origin/main"\n[fake.a]\nreads = "limit"\n')
    assert pull_request.run() == 1
    assert "moved on" in pull_request.log


def test_a_shallow_clone_says_how_to_mend_it(pull_request, tmp_path):
    shallow = tmp_path / "shallow"
    source = pull_request.top.as_uri()
    git(tmp_path, "clone", "-q", "--depth", "1", "--branch", "change", source, str(shallow))
    pull_request.project = shallow / "team" / "model"
    pull_request.environ["GITHUB_WORKSPACE"] = str(shallow)
    assert pull_request.run() == 3
    assert "`fetch-depth: 0`" in pull_request.obeyed[0]
    assert "origin/main" in pull_request.obeyed[0]


def test_what_compares_nothing_needs_no_history(pull_request, tmp_path):
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", pull_request.top.as_uri(), str(shallow))
    pull_request.project = shallow / "team" / "model"
    pull_request.environ["GITHUB_WORKSPACE"] = str(shallow)
    pull_request.configure("[fake.a]\n")
    assert pull_request.run() == 0


@pytest.fixture
def shallow(pull_request, tmp_path):
    """The same as actions/checkout leaves it by default: one commit, no branch, and the server's address."""
    clone = tmp_path / "shallow"
    server = (tmp_path / "workspace").as_uri()
    git(tmp_path, "init", "-q", str(clone))
    git(clone, "remote", "add", "origin", server)
    git(clone, "fetch", "-q", "--no-tags", "--depth=1", "origin", "+refs/heads/change:refs/remotes/pull/1/merge")
    git(clone, "checkout", "-q", "refs/remotes/pull/1/merge")
    pull_request.project = clone / "team" / "model"
    pull_request.environ["GITHUB_WORKSPACE"] = str(clone)
    return pull_request


def test_a_shallow_clone_is_deepened(shallow):
    assert shallow.run() == 0
    verdict = json.loads(Path(shallow.outputs["verdict-file"]).read_bytes())
    assert verdict["baseline_commit"] == shallow.base
    assert shallow.obeyed == []


def test_goalposts_that_moved_are_named_first(shallow):
    shallow.configure('[fake.a]\nreads = "limit"\nseverity = "warning" # reason: ::error::none\n')
    assert shallow.run() == 0
    assert shallow.outputs["verdict"] == "warn"
    told = ": severity error → warning, looser, reason given: "
    assert f"- `fake.a`{told}" in shallow.summary.split("| check |")[0]
    (warning,) = shallow.obeyed
    assert warning.startswith(
        "::warning file=team/model/mlgate.toml,line=3,title=mlgate%3A goalposts moved::This change"
    )
    assert f"fake.a{told}" in warning
    verdict = json.loads(Path(shallow.outputs["verdict-file"]).read_bytes())
    assert verdict["goalposts"]["verdict"] == "pass"


def test_what_cannot_be_told_is_no_pass(shallow):
    git(shallow.project, "remote", "set-url", "origin", "file:///nowhere")
    shallow.configure("[fake.a]\n")
    assert shallow.run() == 0
    assert shallow.outputs["verdict"] == "warn"
    notice, warning = shallow.obeyed
    assert "it is not known where this change left origin/main: fetching more of it was refused (fatal: " in notice
    assert "cannot be told" in warning
    assert "`fetch-depth: 0`" in notice


def test_the_plan_is_the_matrix_of_a_job(shallow):
    shallow.configure('[fake.a]\nreads = "limit"\n\n[fake.b]\nat = "limit"\n')
    assert shallow.run(mode="plan") == 0
    assert json.loads(shallow.outputs["matrix"]) == {
        "include": [{"check": "fake.a", "kind": "fake"}, {"check": "fake.b", "kind": "fake"}]
    }
    assert shallow.outputs["exit-code"] == "0"
    assert shallow.summary.startswith(
        "## mlgate plan: 2 of 2 checks\n\n- `fake.a`: contracts/rows.yaml is not in git\n"
    )
    assert "fake.b: its table changed" in shallow.log


def test_a_change_that_touches_nothing_plans_an_empty_matrix(shallow):
    shallow.configure('[fake.a]\nat = "limit"\n')
    git(shallow.project, "commit", "-q", "-a", "-m", "change")
    git(shallow.project, "update-ref", "refs/remotes/origin/main", "HEAD")
    (shallow.project / "README.md").write_text("text", encoding="utf-8")
    assert shallow.run(mode="plan") == 0
    assert shallow.outputs["matrix"] == '{"include":[]}'
    assert shallow.log.endswith("\nno check is touched by this change\n")


def test_a_plan_of_a_broken_configuration_is_refused(shallow):
    shallow.configure("[fake.a]\nwrong = 1\n")
    assert shallow.run(mode="plan") == 2
    assert shallow.outputs["matrix"] == ""


@pytest.mark.parametrize(
    ("event", "base"),
    [({"merge_group": {"base_ref": "refs/heads/main"}}, True), ({}, False), ([], False), (None, False)],
)
def test_a_merge_queue_has_a_base_branch_too(shallow, tmp_path, event, base):
    path = tmp_path / "event.json"
    path.write_text("{" if event is None else json.dumps(event), encoding="ascii")
    shallow.environ |= {"GITHUB_BASE_REF": "", "GITHUB_EVENT_NAME": "merge_group", "GITHUB_EVENT_PATH": str(path)}
    assert (shallow.run() == 0) == base


def test_code_scanning_gets_places_as_github_names_them(job):
    job.configure('[lint.code]\npaths = ["train.py"]\n')
    source = "import pickle\nfrom sklearn.preprocessing import StandardScaler\n"
    source += "from sklearn.model_selection import train_test_split\n"
    source += "x = StandardScaler().fit_transform(y)\na, b = train_test_split(x, random_state=0)\n"
    (job.project / "train.py").write_text(source, encoding="utf-8")
    assert job.run(sarif="found.sarif") == 1
    assert job.outputs["sarif-file"] == (job.project / "found.sarif").as_posix()
    (result,) = json.loads((job.project / "found.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
    places = [result["locations"][0], *(step["location"] for step in steps)]
    named = {place["physicalLocation"]["artifactLocation"]["uri"] for place in places}
    assert named == {"team/model/train.py"}


def test_sarif_of_an_earlier_run_is_gone_where_nothing_was_checked(job):
    job.configure("[fake.a\n")
    (job.project / "found.sarif").write_text("{}", encoding="utf-8")
    assert job.run(sarif="found.sarif") == 2
    assert not (job.project / "found.sarif").exists()
    assert job.outputs["sarif-file"] == ""
    assert job.run(sarif="../../../found.sarif") == 2
    assert "input 'sarif'" in job.obeyed[0]
