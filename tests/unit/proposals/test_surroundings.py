import pytest
from tests import repositories

from mlgate.proposals import surroundings
from mlgate.proposals.surroundings import Surroundings, is_tame, look


@pytest.mark.parametrize(
    "path", ["a.csv", "data/01_raw/b c.csv", ".github/x.py", "größe/été.csv", "v1.0+x=2@3~4,5.csv"]
)
def test_tame(path):
    assert is_tame(path)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "a*.csv",
            "a?b",
            "[x].csv",
            'a"b',
            "a'b",
            "a\\b",
            "a\nb",
            "-rf",
            "x/-rf",
            "$(x)",
            "`x`",
            "${{x}}",
            "a:b",
            "#x",
        ),
        *("a\u202eb", "a\x7fb", "\udcff.csv", "x" * 200, "", "/etc/passwd", "a//b", "a;b", "a|b", "~x", "a b\u200b"),
    ],
)
def test_not_tame(path):
    assert not is_tame(path)


def test_what_git_lists(tmp_path):
    repositories.made(tmp_path, {"a.py": "", ".gitignore": "*.csv\nout/\n"})
    (tmp_path / "later.ipynb").write_text("{}")
    (tmp_path / "kept.csv").write_text("a\n")
    (tmp_path / "out").mkdir()
    (tmp_path / "out/x.parquet").write_text("")
    (tmp_path / "link.py").symlink_to("a.py")
    here = look(tmp_path)
    assert here.files == (".gitignore", "a.py", "later.ipynb")
    assert here.hidden == ("kept.csv", "out/")
    assert here.top.resolve() == tmp_path.resolve()


def test_a_folder_that_is_too_large_is_cut(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setattr(surroundings, "MOST_WALKED", 3)
    for name in "abcdef":
        (tmp_path / name).write_text("")
    here = look(tmp_path)
    assert (here.top, here.files, here.cut) == (None, ("a", "b", "c"), True)


@pytest.mark.parametrize(
    ("files", "remote", "is_so"),
    [
        ({"a": ""}, None, True),
        ({".gitlab-ci.yml": ""}, None, False),
        ({".gitlab-ci.yml": ""}, "git@github.com:o/r.git", True),
        ({"a": ""}, "https://gitlab.example/o/r", False),
        ({".github/x.yml": "", "Jenkinsfile": ""}, "https://git.example/o/r", True),
    ],
)
def test_is_it_on_github(tmp_path, files, remote, is_so):
    repositories.made(tmp_path, files)
    if remote:
        with (tmp_path / ".git/config").open("a") as config:
            config.write(f'[remote "origin"]\n\turl = {remote}\n')
    assert look(tmp_path).is_on_github is is_so


def test_outside_of_git_it_is_on_nothing(tmp_path):
    assert not Surroundings(root=tmp_path).is_on_github
