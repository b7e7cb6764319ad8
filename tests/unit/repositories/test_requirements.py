"""What a line of requirements says, in every form that pip, conda, Poetry and Pipenv take."""

import pytest

from mlgate.repositories.repository import Repository
from mlgate.repositories.requirements import declarations, requirement
from repositories import made


@pytest.mark.parametrize(
    ("line", "name", "pinned"),
    [
        ("pandas", "pandas", False),
        ("pandas>=2", "pandas", False),
        ("pandas==2.2.3", "pandas", True),
        ("pandas == 2.2.3 ; python_version < '3.13'", "pandas", True),
        ("pandas===2.2.3", "pandas", True),
        ("pandas==2.*", "pandas", False),
        ("pandas==2.2.3,<3", "pandas", False),
        ("pandas~=2.2", "pandas", False),
        ("Scikit_Learn[all]==1.5", "scikit-learn", True),
        ("zope.interface (==7.0)", "zope-interface", True),
        ("pandas==2.2.3 --hash=sha256:00", "pandas", True),
        ("a @ https://example.org/a-1.0-py3-none-any.whl", "a", True),
        ("a @ git+https://example.org/x/a.git", "a", False),
        ("a @ git+https://example.org/x/a.git@main", "a", False),
        ("a @ git+https://example.org/x/a.git@0123456789abcdef0123456789abcdef01234567", "a", True),
        ("a @ git+ssh://git@example.org/x/a.git@v1.2.0", "a", True),
        ("git+https://example.org/x/a.git@main#egg=b", "b", False),
        ("git+https://example.org/x/a.git", "a", False),
    ],
)
def test_a_line_for_pip(line, name, pinned):
    found = requirement(line)
    assert (found.name, found.pinned) == (name, pinned)


@pytest.mark.parametrize(
    "line", ["", ".", "./local", "-r other.txt", "--index-url x", "/abs/path", "a.whl", "!", "a b"]
)
def test_lines_that_are_no_requirement(line):
    assert requirement(line) is None


def loose(folder, files):
    found = declarations(Repository(made(folder, files)))
    return {(one.path, needed.name) for one in found for needed in one.requirements if not needed.pinned}


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        (
            "requirements.txt",
            "a # x\n\n# b\nc==1 \\\n  --hash=sha256:0\n-e git+https://e.org/x/d.git@main\n-e .\n",
            "ad",
        ),
        ("requirements/base.in", "a\n", "a"),
        ("environment.yml", "dependencies:\n- python=3.12\n- x::a>=1\n- b=1.2\n- c ==1.0\n- pip:\n  - d\n", "ad"),
        ("Pipfile", '[packages]\na = "*"\nb = "==1.0"\nc = {version = "*"}\nd = {path = "."}\n', "ac"),
        ("pyproject.toml", '[tool.poetry.dependencies]\npython = "^3.11"\na = "^1"\nb = "1.0"\n', "a"),
        ("pyproject.toml", '[project]\ndependencies = ["a", "b==1"]\n[dependency-groups]\ndev = ["c"]\n', "ac"),
        ("setup.cfg", "[options]\ninstall_requires =\n    a>=1\n    b==1\n", "a"),
    ],
)
def test_files_of_requirements(name, text, names, tmp_path):
    assert loose(tmp_path, {name: text}) == {(name, one) for one in names}


def test_files_that_only_those_need_who_work_on_the_project(tmp_path):
    files = {"requirements-dev.txt": "a\n", "requirements/test.txt": "a\n", "requirements.txt": "a\n"}
    found = {one.path: one.for_work for one in declarations(Repository(made(tmp_path, files)))}
    assert found == {"requirements-dev.txt": True, "requirements/test.txt": True, "requirements.txt": False}
