"""MLP701: data or models in git."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.repositories import kinds, settings
from mlgate.repositories.kinds import Sort
from mlgate.repositories.repository import Repository
from mlgate.repositories.rule import Hit, Rule

RULE = Rule(
    code="MLP701",
    name="data-in-git",
    what=(
        "A data or model file, known by its name or by how it begins, is in git itself and larger than `max_bytes` "
        "(500 kB; ten times as much in folders of tests). Or `.gitattributes` gives a file to Git LFS, and git holds "
        "the file itself instead of a pointer. Pointers of Git LFS, files of DVC, pictures, and what a check of "
        "`mlgate.toml` reads as a `git:` baseline are right."
    ),
    why=(
        "Git keeps every version of a file for ever, in every clone. Data and models change with each training, are "
        "compressed already, and cannot be merged or reviewed. DVC and Git LFS keep a short pointer in git and the "
        "bytes elsewhere."
    ),
    bad=(
        {"data/train.parquet": "<2 MB>"},
        {"models/delay.joblib": "<1 MB>"},
        {".gitattributes": "*.onnx filter=lfs diff=lfs merge=lfs -text\n", "net.onnx": "<3 kB>"},
    ),
    good=(
        {"data/sample.csv": "a,b\n1,2\n", "docs/plot.png": "<2 MB>"},
        {"data/train.parquet.dvc": "outs:\n- path: train.parquet\n  md5: 0a\n", "data/.gitignore": "/train.parquet\n"},
        {
            ".gitattributes": "*.onnx filter=lfs diff=lfs merge=lfs -text\n",
            "net.onnx": f"version https://git-lfs.github.com/spec/v1\noid sha256:{'0' * 64}\nsize 2000000\n",
        },
        {"tests/data/expected.parquet": "<2 MB>"},
    ),
    source=(
        "DVC documentation, 'Data and Model Versioning'; Git LFS documentation; the rules of mllint; GitHub "
        "documentation, 'About large files on GitHub'"
    ),
)

# Fixtures of tests may be so many times as large.
_LARGER_IN_TESTS = 10


def find(repository: Repository) -> Iterator[Hit]:
    """Yield the data and models that git holds itself."""
    kept = settings.baselines(repository)
    for path in repository.files:
        if repository.wants_lfs(path):
            if repository.size(path) and not repository.is_pointer(path):
                yield Hit(
                    message=(
                        "'.gitattributes' gives this file to Git LFS, but git holds the file itself: run `git lfs "
                        "install`, then `git add --renormalize` it"
                    ),
                    path=path,
                )
            continue
        allowed = repository.max_bytes * (_LARGER_IN_TESTS if repository.in_tests(path) else 1)
        if repository.size(path) > allowed and path not in kept:
            yield from _judged(repository, path)


def _judged(repository: Repository, path: str) -> Iterator[Hit]:
    sort, what = kinds.by_name(path), ""
    if sort == Sort.NEITHER or kinds.may_be_text(path):
        head = repository.head(path)
        if sort == Sort.NEITHER:
            sort, what = kinds.by_beginning(head)
        elif b"\0" not in head:
            return
    if sort != Sort.NEITHER:
        noun = f"{sort} file" + (f" ({what})" if what else "")
        yield Hit(
            message=(
                f"a {noun} of {_size(repository.size(path))} is in git itself: `git rm --cached` it and give it to DVC "
                "(`dvc add`) or Git LFS (`git lfs track`)"
            ),
            path=path,
        )


def _size(count: int) -> str:
    million, thousand = 1_000_000, 1_000
    return f"{count / million:,.1f} MB" if count >= million else f"{count / thousand:,.0f} kB"
