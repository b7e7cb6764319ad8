"""The examples for GitLab and Jenkins: what the hosts read is valid, and their commands write what they promise."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import yaml

from sarif_schema import problems_of

EXAMPLES = Path(__file__).parents[2] / "docs" / "workflows"
GITLAB = EXAMPLES / "gitlab" / ".gitlab-ci.yml"
JENKINS = EXAMPLES / "jenkins" / "Jenkinsfile"


def _checked(folder, line):
    """Run a script line of an example in a repository with a leak."""
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
    assert line.startswith("mlgate check ")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return subprocess.run(
        line.split(), cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )


def test_gitlab_takes_the_example():
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    done = subprocess.run(
        [*command, "--data-transform", "gitlab-ci", str(GITLAB)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_job_of_gitlab_writes_its_reports(tmp_path):
    job = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["mlgate"]
    (line,) = job["script"]
    assert _checked(tmp_path, line).returncode == 1
    reports = job["artifacts"]["reports"]
    entries = json.loads((tmp_path / reports["codequality"]).read_text(encoding="utf-8"))
    assert [(one["check_name"], one["location"]["lines"]["begin"]) for one in entries] == [("MLL101", 5)]
    assert ET.parse(tmp_path / reports["junit"]).getroot().attrib["failures"] != "0"


def test_the_stage_of_jenkins_writes_its_reports(tmp_path):
    text = JENKINS.read_text(encoding="utf-8")
    (line,) = re.findall(r"sh '\.venv/bin/(mlgate .*)'", text)
    assert _checked(tmp_path, line).returncode == 1
    (junit,) = re.findall(r"testResults: '(.*)'", text)
    (sarif,) = re.findall(r"pattern: '(.*)'", text)
    assert ET.parse(tmp_path / junit).getroot().tag == "testsuites"
    log = json.loads((tmp_path / sarif).read_text(encoding="utf-8"))
    assert list(problems_of(log)) == []
    (result,) = log["runs"][0]["results"]
    assert result["codeFlows"]
