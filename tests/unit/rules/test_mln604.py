"""What cells install, and which version the fix writes."""

import pytest

from mlgate import rules
from mlgate.rules import mln604
from mlgate.rules.dataflow import Module
from mlgate.rules.installs import installed, requirements
from saved_notebooks import output, read_example


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("!pip install a", ["a"]),
        ("  !pip3 install -q -U a b==1 c", ["a", "c"]),
        ("%pip install a | tail -1", ["a"]),
        ("!pip install a>=1,<2 && pip list", ["a>=1,<2"]),
        ("!pip install 'a>=1' \"b[x]\"", ["a>=1", "b[x]"]),
        ("!{sys.executable} -m pip install --index-url mirror a", ["a"]),
        ("!python -m pip --quiet install a 2> log.txt", ["a"]),
        ("!uv pip install --system a", ["a"]),
        ("!pip install \\\n  a \\\n  b==2", ["a"]),
        ("%conda install -y -c conda-forge a b=1 conda-forge::c", ["a", "conda-forge::c"]),
        ("!pip install git+https://h/a.git git+https://h/b@main git+https://h/c@1f0c5d3", ["git+https://h/a.git", "git+https://h/b@main"]),
        ("!pip install -r r.txt -e . ./b c.whl https://h/d.zip", []),
        ("!pip install -c constraints.txt a", []),
        ("!pip install {package} a=={version} $b", []),
        ("!pip install --upgrade pip setuptools", []),
        ("!pip install a===1 'b @ https://h/b.zip' c==1.*", []),
        ("# !pip install a", []),
        ("pip install a", []),
        ("print('!pip install a')", []),
        ("!pip list\n!apt-get install a", []),
        ("%%bash\ncd x\npip install a # b", ["a"]),
        ("%%writefile x.sh\npip install a", []),
    ],
)  # fmt: skip
def test_what_is_installed_without_a_version(command, expected):
    assert [one.text for one in requirements(command)] == expected


def test_versions_that_pip_says():
    said = "Requirement already satisfied: a_b[x]>=1 in /usr/lib (2.1)\nSuccessfully installed C.d-1.2.post1 e-f-3\n"
    assert installed([output(said), {"output_type": "display_data"}]) == {"a-b": "2.1", "c-d": "1.2.post1", "e-f": "3"}


def edited(cell):
    source = read_example("n.ipynb", cell.encode())
    text = source.notebook.cells[0].text
    lines = text.split("\n")
    edits = [one for hit in mln604.find(Module(source)) for one in hit.edits]
    for one in sorted(edits, key=lambda one: one.offset, reverse=True):
        line = lines[one.line - 1].encode()
        lines[one.line - 1] = (line[: one.offset] + one.text.encode() + line[one.end_offset :]).decode()
    return "\n".join(lines)


def test_the_fix_writes_the_version_that_was_installed():
    out = "# Out: Successfully installed a-1.2 b_c-3 d-4"
    assert (
        edited(f"é = 1\n!pip install a 'B-C[x]' d>=1 e  # é\n{out}")
        == "é = 1\n!pip install a==1.2 'B-C[x]==3' d>=1 e  # é"
    )
    assert edited("!pip install a\n") == "!pip install a"


def test_where_it_is_and_what_excuses_it():
    source = read_example("n.ipynb", b"# In [ ]\nx = 1\n# In [ ]\nimport os\n!pip install -q a\n")
    (found,) = rules.check_source(source)
    assert (found.location.cell, found.location.line, found.location.column) == (2, 2, 17)
    for excused in (b"!pip install a  # noqa: MLN604", b"%%bash\npip install a # mlgate: ignore[MLN604] why"):
        assert rules.check_source(read_example("n.ipynb", excused)) == []
