"""The kind `repo`: what is judged, what is said where git is not there, and names that are hostile."""

import inspect
import os
import re
import subprocess
import tomllib

import msgspec
import pytest

from mlgate import engine
from mlgate.checks import repo
from mlgate.core.tables import decode

BIG = b"a,b\n" * 200_000


def git(folder, *arguments):
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "protocol.file.allow=always"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def tracked(folder, files):
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q")
    for name, content in files.items():
        path = folder / (os.fsdecode(name) if isinstance(name, bytes) else name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    git(folder, "add", "-A", "-f")
    return folder


def judged(root, **options):
    check = engine.unconfigured("repo", "repo", repo.Options(**options))
    verdict = engine.run([check], engine.Settings(root=root))
    msgspec.json.encode(verdict)  # whatever stands in a name, every report can show it
    return verdict


def found(root, **options):
    result = judged(root, **options).results[0]
    return [(finding.subject, finding.location.path) for finding in result.findings]


def test_what_is_ignored_in_one_file_is_found_in_others(tmp_path):
    root = tracked(tmp_path / "r", {"a.csv": BIG, "data/b.csv": BIG, "c.csv": BIG})
    ignores = {"a.csv": ("MLP701",), "data": ("mlp7",), "c.csv": ("MLP704",)}
    assert found(root, select=("MLP701",), per_file_ignores=ignores) == [("MLP701", "c.csv")]


def test_an_unknown_code_is_told_with_its_glob():
    options = repo.Options(per_file_ignores={"a.csv": ("MLP799",)})
    ((key, message),) = repo.problems(options)
    assert key == ("per_file_ignores", "a.csv")
    assert "no rule is called 'MLP799'" in message


def test_the_example_of_the_documentation_is_valid():
    (example,) = re.findall(r"```toml\n(.*?)```", inspect.getdoc(repo), re.DOTALL)
    options, wrong = decode(tomllib.loads(example)["repo"]["tracked"], repo.Options)
    assert wrong == []
    assert options.max_bytes == 1_000_000
    assert list(repo.problems(options)) == []


def test_a_code_that_no_rule_has_is_a_problem():
    ((key, message),) = repo.problems(repo.Options(select=("MLP799",)))
    assert key == ("select",)
    assert "did you mean 'MLP70" in message


def test_paths_and_exclude_and_the_limit(tmp_path):
    folder = tracked(tmp_path, {"a/x.csv": BIG, "b/x.csv": BIG, "b/old/x.csv": BIG, "c.csv": b"a\n"})
    assert [path for _, path in found(folder)] == ["a/x.csv", "b/old/x.csv", "b/x.csv"]
    assert [path for _, path in found(folder, paths=("b",), exclude=("**/old",))] == ["b/x.csv"]
    assert found(folder, max_bytes=len(BIG)) == []
    assert len(found(folder, max_bytes=0)) == 4


def test_only_the_files_below_the_configuration_are_judged(tmp_path):
    folder = tracked(tmp_path, {"a/x.csv": BIG, "b/x.csv": BIG})
    assert found(folder / "b") == [("MLP701", "x.csv")]


def test_the_index_is_judged_and_not_the_folder(tmp_path):
    folder = tracked(tmp_path, {"x.csv": BIG, "y.csv": b"a\n"})
    (folder / "x.csv").write_bytes(b"")
    (folder / "y.csv").write_bytes(BIG)
    (folder / "new.csv").write_bytes(BIG)
    assert found(folder) == [("MLP701", "x.csv")]


def test_outside_of_git_it_cannot_run(tmp_path):
    verdict = judged(tmp_path)
    assert verdict.exit_code == 3
    assert "not a git repository, so what it tracks is not known" in verdict.results[0].reason


def test_without_git_it_cannot_run(tmp_path, monkeypatch):
    tracked(tmp_path, {"a": b"a"})
    monkeypatch.setenv("PATH", "")
    verdict = judged(tmp_path)
    assert verdict.exit_code == 3
    assert "git is not installed" in verdict.results[0].reason


def test_nothing_tracked_is_no_pass(tmp_path):
    git(tmp_path, "init", "-q")
    verdict = judged(tmp_path)
    assert verdict.exit_code == 3
    assert "nothing was judged" in verdict.results[0].reason


def test_a_bare_repository_has_nothing_to_judge(tmp_path):
    git(tmp_path, "init", "-q", "--bare")
    assert judged(tmp_path).exit_code == 3


def test_hostile_names(tmp_path):
    names = [
        "-rf.csv",
        "new\nline.csv",
        "\x1b[31mred.csv",
        "::error::x.csv",
        "sp ace'$(id)`.csv",
        b"\xff\xfe.csv",
        '".csv',
    ]
    folder = tracked(tmp_path, dict.fromkeys(names, BIG))
    paths = [path for _, path in found(folder)]
    assert len(paths) == len(names)
    assert all(path.isprintable() for path in (path.replace("\u200a", "") for path in paths))
    assert "::error" not in "".join(paths)


def test_submodules_and_links_are_passed_over(tmp_path):
    inner = tracked(tmp_path / "inner", {"x.csv": BIG})
    git(inner, "commit", "-qm", "x")
    outer = tracked(tmp_path / "outer", {"a.py": b"import inner_thing\n"})
    git(outer, "submodule", "add", "-q", str(inner), "sub.parquet")
    (outer / "link.parquet").symlink_to("/nowhere")
    git(outer, "add", "-A")
    assert found(outer) == []


def test_a_worktree_and_a_shallow_and_sparse_clone(tmp_path):
    folder = tracked(tmp_path / "a", {"x/x.csv": BIG, "y/y.csv": BIG})
    git(folder, "commit", "-qm", "x")
    git(folder, "worktree", "add", "-q", str(tmp_path / "tree"))
    both = [("MLP701", "x/x.csv"), ("MLP701", "y/y.csv")]
    assert found(tmp_path / "tree") == both
    git(tmp_path, "clone", "-q", "--depth", "1", "--sparse", folder.as_uri(), "shallow")
    assert not (tmp_path / "shallow" / "x").exists()
    assert found(tmp_path / "shallow") == both


def test_a_partial_clone_fetches_nothing(tmp_path):
    folder = tracked(tmp_path / "a", {"x/x.csv": BIG + b"x", "y.csv": BIG})
    git(folder, "config", "uploadpack.allowFilter", "true")
    git(folder, "commit", "-qm", "x")
    git(tmp_path, "clone", "-q", "--filter=blob:none", "--sparse", folder.as_uri(), "part")
    verdict = judged(tmp_path / "part")
    # Git before 2.44 cannot say what is missing without a fetch, which is refused: then it is an error, and no pass.
    assert verdict.exit_code in (1, 3)
    missing = subprocess.run(
        ["git", "rev-list", "--objects", "--all", "--missing=print"],
        cwd=tmp_path / "part",
        capture_output=True,
        check=True,
    )
    assert b"\n?" in missing.stdout


def test_an_unmerged_file_is_judged_as_ours(tmp_path):
    folder = tracked(tmp_path, {"x.csv": b"a\n"})
    git(folder, "commit", "-qm", "x")
    git(folder, "checkout", "-qb", "other")
    (folder / "x.csv").write_bytes(b"b\n")
    git(folder, "commit", "-qam", "y")
    git(folder, "checkout", "-q", "-")
    (folder / "x.csv").write_bytes(BIG)
    git(folder, "commit", "-qam", "z")
    subprocess.run(["git", "merge", "-q", "other"], cwd=folder, check=False, capture_output=True)
    assert found(folder) == [("MLP701", "x.csv")]


@pytest.mark.parametrize("text", [b"\xff\xfe\x00", b"a: [", b"[" * 20_000, b"a: &a [1]\nb: *a\n", b"- 1\n", b""])
@pytest.mark.parametrize(
    "name",
    ["dvc.yaml", "dvc.lock", "x.dvc", "environment.yml", "pyproject.toml", "mlgate.toml", "setup.cfg", "Pipfile"],
)
def test_any_content_of_a_file_that_is_read_is_borne(name, text, tmp_path):
    folder = tracked(tmp_path, {name: text, "requirements.txt": text, "a.py": text, "a.ipynb": text, "setup.py": text})
    assert judged(folder).exit_code in (0, 1)


def test_aliases_that_multiply_are_refused(tmp_path):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    folder = tracked(tmp_path, {"dvc.yaml": "\n".join(lines).encode()})
    assert found(folder) == [("MLP703", "dvc.yaml")]
