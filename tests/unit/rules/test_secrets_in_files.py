"""Secrets in modules and notebooks: where they are, what excuses them, and that none is shown."""

import base64
import json
import random
import time

import pytest

from made_up_secrets import HEX, LETTERS, SECRETS, drawn
from mlgate import rules
from mlgate.rules.reading import read
from mlgate.rules.secrets_in_text import secrets

TOKEN = "hf_" + drawn(34, LETTERS)
OTHER = "ghp_" + drawn(36)


def code(source="", *outputs):
    return {"cell_type": "code", "source": source, "metadata": {}, "execution_count": 1, "outputs": list(outputs)}


def stream(text):
    return {"output_type": "stream", "name": "stdout", "text": text.splitlines(keepends=True)}


def shown(**data):
    return {"output_type": "display_data", "metadata": {}, "data": {k.replace("_", "/", 1): v for k, v in data.items()}}


def notebook(*cells, **more):
    document = {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(document | more, indent=1).encode()


def check(name, content, select=("MLS",), ignore=()):
    return rules.check_source(read(name, content if isinstance(content, bytes) else content.encode()), select, ignore)


def told(content):
    content = content if isinstance(content, bytes) else content.encode()
    lines = content.decode().splitlines()
    return [
        (
            one.subject,
            one.location.cell,
            one.location.line,
            one.location.file_line and lines[one.location.file_line - 1],
        )
        for one in check("n.ipynb", content)
    ]


def test_a_module_without_a_word_of_machine_learning_is_searched():
    (one,) = check("settings.py", f"import os\n\nTOKEN = '{TOKEN}'\n")
    assert (one.subject, one.location.line, one.location.column) == ("MLS505", 3, 10)
    assert one.message.startswith("Hugging Face token in the source")


def test_so_is_one_that_does_not_parse_or_is_not_text():
    assert {one.subject for one in check("a.py", f"import sklearn\nx = = '{TOKEN}'")} == {"MLS505", "MLX001"}
    assert {one.subject for one in check("a.py", f"x = '\xe9 {TOKEN}'".encode("latin-1"))} == {"MLS505"}


@pytest.mark.parametrize("imports", ["", "import sklearn\n"])
def test_a_comment_excuses_it(imports):
    assert check("a.py", f"{imports}TOKEN = '{TOKEN}'  # noqa: MLS505\n") == []
    assert check("a.py", f"{imports}TOKEN = '{TOKEN}'  # mlgate: ignore[MLS505] revoked\n") == []
    assert len(check("a.py", f"{imports}TOKEN = '{TOKEN}'  # noqa: E501\n")) == 1


def test_tests_make_up_keys_but_no_tokens_of_services():
    password = "connect(password='w8#Kq2!zLm')\n"
    assert check("tests/test_a.py", password) == []
    assert len(check("src/a.py", password)) == 1
    assert len(check("tests/test_a.py", f"TOKEN = '{TOKEN}'\n")) == 1


@pytest.mark.parametrize(
    "output",
    [
        stream(f"logged in with {TOKEN}\n"),
        shown(text_plain=[f"'{TOKEN}'"]),
        shown(text_html=f"<td>{TOKEN}</td>"),
        shown(application_json={"auth": {"token": TOKEN}}),
        {"output_type": "error", "ename": "E", "evalue": "", "traceback": [f"\x1b[31m'\x1b[39;1m{TOKEN}\x1b[0m'"]},
        {"output_type": "pyout", "text": [TOKEN], "metadata": {}},
    ],
)
def test_an_output_is_searched_as_it_is_shown(output):
    ((subject, cell, line, row),) = told(notebook(code(), code("print(1)", output)))
    assert (subject, cell, line) == ("MLS506", 2, 1)
    assert TOKEN in row


def test_images_ids_and_hashes_are_not():
    image = base64.b64encode(random.Random(2).randbytes(300_000)).decode()
    outputs = [
        shown(image_png=image + OTHER),
        shown(text_html=f'<img src="data:image/png;base64,{image}">'),
        shown(**{"application_vnd.jupyter.widget-view+json": {"model_id": drawn(32, HEX), "version_major": 2}}),
        stream(f"commit {drawn(40, HEX)}\nsha256:{drawn(64, HEX)}\n3f2504e0-4f89-41d3-9a0c-0305e82c3301\n"),
    ]
    assert told(notebook(code("x", *outputs), {"cell_type": "raw", "id": drawn(32, HEX), "source": ""})) == []


def test_source_with_magics_markdown_and_metadata_are_searched():
    content = notebook(
        {"cell_type": "markdown", "source": ["Use\n", OTHER], "metadata": {}},
        code(f"import sklearn\n%env HF_TOKEN={TOKEN}\n!wandb login {drawn(40, HEX)}"),
        code(f"%%bash\nexport HF_TOKEN={TOKEN}"),
        metadata={"widgets": {"state": {"value": OTHER}}},
    )
    rows = content.decode().splitlines()
    assert {(subject, cell, line) for subject, cell, line, _ in told(content)} == {
        ("MLS505", 1, 2),
        ("MLS505", 1, 3),
        ("MLS505", 2, 2),
        ("MLS506", None, rows.index(f'    "{OTHER}"') + 1),
        ("MLS506", None, rows.index(f'    "value": "{OTHER}"') + 1),
    }


def test_the_row_is_that_of_the_output_and_not_of_the_source():
    for cell in (
        code(f"print('{TOKEN}')", stream(TOKEN)),
        dict(reversed(code(f"print('{TOKEN}')", stream(TOKEN)).items())),
    ):
        rows = {subject: row for subject, _, _, row in told(notebook(cell))}
        assert "print" in rows["MLS505"]
        assert "print" not in rows["MLS506"]


def test_one_cell_is_one_finding_that_names_the_kinds():
    (one,) = check("n.ipynb", notebook(code("x", stream(f"{TOKEN}\n{OTHER}\n{TOKEN}\n"))))
    assert one.message.startswith("Hugging Face token and GitHub token in an output of the cell")


def test_a_comment_in_the_cell_excuses_its_output():
    assert told(notebook(code("print(token)  # noqa: MLS506", stream(TOKEN)))) == []
    assert len(told(notebook(code("print(token)  # noqa: MLS505", stream(TOKEN))))) == 1


def test_a_notebook_of_another_language_is_searched():
    content = notebook(code(f"token <- '{TOKEN}'", stream(OTHER)), metadata={"kernelspec": {"language": "R"}})
    assert {subject for subject, *_ in told(content)} == {"MLS505", "MLS506"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"cells": 3}',
        b'{"cells": [1, {"outputs": {"a": [[[]]]}}]}',
        b'{"worksheets": [{"cells": 1}]}',
    ],
)
def test_what_is_no_notebook_is_no_trouble(content):
    assert {one.subject for one in check("n.ipynb", content + f" \n# {TOKEN}".encode())} <= {"MLX001"}


@pytest.mark.parametrize(("kind", "text"), SECRETS, ids=range(len(SECRETS)))
def test_no_report_shows_it(kind, text):
    (one,) = secrets(text)
    body = text[one.start : one.end]
    leaking = "import pickle, requests\npickle.loads(requests.get(URL).content)  # " + text.replace("\n", "\n# ")
    for content in (notebook(code(leaking, stream(text))), leaking.encode()):
        name = "n.ipynb" if content[:1] == b"{" else "a.py"
        findings = [one for one in check(name, content) if one.subject != "MLX001"]
        assert findings
        # Without the name at the start of its line it is nothing that could be known.
        assert body not in repr(findings) or text.startswith("SERVICE_TOKEN")


@pytest.mark.slow
def test_fifty_megabytes_of_outputs_take_seconds():
    image = base64.b64encode(random.Random(3).randbytes(30_000_000)).decode()
    rows = "\n".join(f"token {number} = 0.{number:08d}" for number in range(500_000))
    content = notebook(code("x", shown(image_png=image), stream(rows)), code("y", stream(TOKEN)))
    begun = time.process_time()
    assert [subject for subject, *_ in told(content)] == ["MLS506"]
    assert time.process_time() - begun < 20
