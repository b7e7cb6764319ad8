"""The examples for GitLab and Jenkins: what the hosts read is valid, and their commands write what they promise."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml

from sarif_schema import problems_of

EXAMPLES = Path(__file__).parents[2] / "docs" / "workflows"
GITLAB = EXAMPLES / "gitlab" / ".gitlab-ci.yml"
JENKINS = EXAMPLES / "jenkins" / "Jenkinsfile"
READER = Path(__file__).with_name("jenkinsfile.groovy")


def _leak(folder):
    """Make of `folder` a repository with a leak."""
    (folder / "mlgate.toml").write_text('[lint.code]\npaths = ["train.py"]\n', encoding="utf-8")
    (folder / "train.py").write_text(
        "from sklearn.model_selection import train_test_split\n"
        "from sklearn.preprocessing import StandardScaler\n"
        "import pandas as pd\n"
        'df = pd.read_csv("a.csv")\n'
        "scaled = StandardScaler().fit_transform(df)\n"
        "train, test = train_test_split(scaled, random_state=0)\n",
        encoding="utf-8",
    )


def _checked(folder, line, **variables):
    """Run a script line of an example, as its shell does."""
    assert line.startswith("mlgate check ")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = {**os.environ, "PATH": path, **variables}
    return subprocess.run(
        ["sh", "-c", line], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def _git(folder, *arguments):
    author = ["-c", "user.name=Someone", "-c", "user.email=someone@example.org"]
    done = subprocess.run(["git", *author, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _branched(folder):
    """Make of `folder` a change to the branch `release`, which is looser than `main`, as a host checks it out."""
    _git(folder, "init", "-q", "-b", "main")
    _leak(folder)
    _git(folder, "add", ".")
    _git(folder, "commit", "-q", "-m", "main")
    _git(folder, "checkout", "-q", "-b", "other")
    with (folder / "mlgate.toml").open("a", encoding="utf-8") as stream:
        stream.write('ignore = ["MLR301"]\n')
    _git(folder, "commit", "-q", "-a", "-m", "release")
    _git(folder, "update-ref", "refs/remotes/origin/release", "HEAD")
    _git(folder, "checkout", "-q", "--detach")
    _git(folder, "commit", "-q", "--allow-empty", "-m", "change")


def _moves_goalposts(folder):
    return "goalposts" in json.loads((folder / ".mlgate" / "verdict.json").read_text(encoding="utf-8"))


def test_gitlab_takes_the_example():
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    done = subprocess.run(
        [*command, "--data-transform", "gitlab-ci", str(GITLAB)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_job_of_gitlab_writes_its_reports(tmp_path):
    job = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["mlgate"]
    (line,) = job["script"]
    _leak(tmp_path)
    assert _checked(tmp_path, line).returncode == 1
    reports = job["artifacts"]["reports"]
    entries = json.loads((tmp_path / reports["codequality"]).read_text(encoding="utf-8"))
    assert [(one["check_name"], one["location"]["lines"]["begin"]) for one in entries] == [("MLL101", 5)]
    assert ET.parse(tmp_path / reports["junit"]).getroot().attrib["failures"] != "0"


def test_a_merge_request_is_compared_with_the_branch_that_it_goes_to(tmp_path):
    (line,) = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["mlgate"]["script"]
    _branched(tmp_path)
    done = _checked(tmp_path, line, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="release")
    assert (done.returncode, _moves_goalposts(tmp_path)) == (1, False)
    # Of a branch that goes nowhere it is the default branch.
    assert (_checked(tmp_path, line).returncode, _moves_goalposts(tmp_path)) == (1, True)
    # A name that is no branch is told, and nothing of it is run.
    done = _checked(tmp_path, line, CI_MERGE_REQUEST_TARGET_BRANCH_NAME="release; touch stolen $(touch stolen)")
    assert "does not exist" in done.stdout
    assert not (tmp_path / "stolen").exists()


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """Return what Jenkins would read in texts of Jenkinsfiles, all by one process, for it takes seconds to start."""
    java, groovy = shutil.which("java"), shutil.which("groovy")
    if java is None or groovy is None:
        pytest.skip("no Groovy: apt-get install groovy default-jre-headless")
    folder = tmp_path_factory.mktemp("jenkins")

    def said(*texts):
        files = [folder / f"Jenkinsfile{number}" for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        environment = {"JAVA_HOME": str(Path(java).resolve().parents[1]), **os.environ}
        command = [groovy, "-Dfile.encoding=UTF-8", str(READER), *map(str, files)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return said


def _built(stage, folder, **variables):
    """Run a stage as Jenkins does: steps up to one that fails, then what is done always; return what is published."""
    environment = {**os.environ, **variables}
    ran = [
        subprocess.run(
            ["sh", "-xe", "-c", step["sh"]["script"]], cwd=folder, env=environment, capture_output=True, check=False
        )
        for step in stage["steps"]
    ]
    failed = any(done.returncode for done in ran)
    published = {}
    for step in stage["post"]["always"]:
        ((name, given),) = step.items()
        if name == "junit":
            published[name] = folder / given["testResults"]
        elif name == "recordIssues" and (given.get("enabledForFailure", False) or not failed):
            published[name] = folder / given["tools"][0]["sarif"]["pattern"]
    return failed, published


@pytest.mark.slow
def test_the_pipeline_of_jenkins_publishes_its_reports(tmp_path, read):
    (pipeline,) = read(JENKINS.read_text(encoding="utf-8"))
    assert pipeline["agent"]["docker"]["image"].startswith("python:")
    stage = pipeline["stages"]["mlgate"]
    install = stage["steps"].pop(0)["sh"]["script"]
    assert install == 'python -m venv .venv && .venv/bin/pip install "mlgate[data]"'
    _branched(tmp_path)
    # What the step above makes, without a network.
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "mlgate").symlink_to(Path(sys.executable).parent / "mlgate")
    failed, published = _built(stage, tmp_path, CHANGE_TARGET="release")
    assert failed
    assert not _moves_goalposts(tmp_path)
    assert ET.parse(published["junit"]).getroot().tag == "testsuites"
    log = json.loads(published["recordIssues"].read_text(encoding="utf-8"))
    assert list(problems_of(log)) == []
    (result,) = log["runs"][0]["results"]
    assert result["codeFlows"]


@pytest.mark.slow
def test_a_pipeline_that_jenkins_would_refuse_is_told_from_ours(read):
    text = JENKINS.read_text(encoding="utf-8")
    assert text.count("always {") == text.count("junit ") == text.count("sarif(") == 1
    mistakes = {
        "always: no step 'jnit'": text.replace("junit ", "jnit "),
        "junit: no parameter 'results'": text.replace("testResults", "results"),
        "junit: 'allowEmptyResults' must be a Boolean": text.replace("Results: true", "Results: 'true'"),
        "always: no step 'sarf'": text.replace("sarif(", "sarf("),
        "stage: 'step' is no word here": text.replace("steps {", "step {"),
        "post: 'echo' is no word here": text.replace("always {", "echo 'x'; always {"),
        "pipeline: 'agent' is missing": text.replace("agent { docker { image 'python:3.13' } }", ""),
        "'x' is set": text.replace("always {", "always { x = 1;"),
        "expecting '}'": text.rstrip().removesuffix("}"),
        "unexpected token: mlgate.sarif": text.replace("pattern: 'mlgate.sarif'", "pattern 'mlgate.sarif'"),
    }
    for said, answer in zip(mistakes, read(*mistakes.values()), strict=True):
        assert said in answer.get("refused", ""), said
