"""MLN604: a package that a notebook installs in whatever version there is."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.edits import Edit
from mlgate.rules.installs import Requirement, installed, requirements
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.sources import NotebookCell, Source

RULE = Rule(
    code="MLN604",
    name="unpinned-install",
    what=(
        "A cell installs a package with pip or conda (`!pip install`, `%pip install`, `%conda install`, in a `%%bash` "
        "cell) and does not say in which version. Files of requirements or constraints, the project itself, archives, "
        "a commit or tag in a repository, and pip, setuptools and wheel are left alone."
    ),
    why=(
        "Whoever runs the notebook next month gets another version, and another result or none. Write `==` and the "
        "version, or a file of requirements. The fix writes the version that the saved output of the cell names, and "
        "there is none where it names none."
    ),
    bad=(
        "!pip install shap\n",
        "%pip install -q 'xgboost>=2'\n",
        "%%bash\npip install --upgrade shap\n",
        "!pip install git+https://example.org/tool.git\n",
    ),
    good=(
        "!pip install shap==0.46.0\n",
        "%pip install -q -r requirements.txt\n",
        "!pip install -e . --no-deps\n",
        "!pip install git+https://example.org/tool.git@v1.2.0\n",
        "%conda install -c conda-forge shap=0.46\n",
        "!pip install --upgrade pip\n",
    ),
    source="pip user guide, 'Repeatable installs'; deptry and SonarSource on requirements without versions",
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every requirement of a cell that names no version."""
    notebook = module.source.notebook
    for cell in notebook.cells if notebook is not None else ():
        versions: dict[str, str] | None = None
        for one in requirements(cell.text):
            versions = installed(cell.outputs) if versions is None else versions
            version = versions.get(one.project) if one.is_bare else None
            yield Hit(
                message=f"{one.text} is installed in whatever version there is: "
                + (f"pin it, {one.text}=={version} was installed here" if version else "name one"),
                location=module.source.located_in(cell.number, one.line, one.column + 1),
                lines=(module.source.lines_of(cell.number)[one.line - 1],),
                edits=_pinned(module.source, cell, one, version) if version else (),
            )


def _pinned(source: Source, cell: NotebookCell, one: Requirement, version: str) -> tuple[Edit, ...]:
    line = source.lines_of(cell.number)[one.line - 1]
    before = cell.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[one.line - 1]
    offset = len(before[: one.column + len(one.text)].encode("utf-8", "surrogatepass"))
    return (Edit(line=line, offset=offset, end_line=line, end_offset=offset, text=f"=={version}", as_saved=True),)
