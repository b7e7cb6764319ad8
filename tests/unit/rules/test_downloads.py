"""What is downloaded: by the cells of a notebook, and by requests that are written to files."""

import json

import pytest

from mlgate import rules
from mlgate.rules.downloads import checks, downloads
from mlgate.rules.interest import is_of_interest
from mlgate.rules.notebooks import read_notebook
from mlgate.rules.sources import read_module

URL = "https://data.example.org/flights.csv"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"!wget -q {URL}\nx = 1\n  !curl -o a.csv '{URL}'", [("wget", 1, 1), ("curl", 3, 3)]),
        (f"%%bash\ncd data\nwget {URL} -O a.csv\n", [("wget", 3, 0)]),
        (f"!curl -sSLO {URL}", [("curl", 1, 1)]),
        (f"!curl -L {URL} > a.csv", [("curl", 1, 1)]),
        # Shown, handed on or thrown away.
        (f"!curl {URL}", []),
        (f"!wget -qO- {URL} | head", []),
        (f"!wget -O /dev/null {URL}", []),
        (f"!curl -sL {URL} | bash", []),
        # Of what the cell is told.
        ("!wget {url}\n!wget https://data.example.org/{name}.csv\n!wget $URL", []),
        (f"# wget {URL}\nwget = '{URL}'\n!echo wget {URL}", []),
    ],
)
def test_the_commands_of_a_cell(text, found):
    assert [(one.tool, one.line, one.column) for one in downloads(text)] == found
    assert {one.url for one in downloads(text)} <= {URL}


def lines(*cells):
    document = {
        "cells": [{"cell_type": "code", "source": cell, "outputs": [], "metadata": {}} for cell in cells],
        "metadata": {"language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    findings = rules.check_source(read_notebook("n.ipynb", json.dumps(document).encode()), ["MLR305"])
    return [(one.location.cell, one.location.line) for one in findings]


TRAIN = "import pandas as pd\nfrom sklearn.linear_model import Ridge\nRidge().fit(X, y)"


def test_a_cell_downloads_what_nothing_checks():
    assert lines(f"!wget {URL}\n!curl -O {URL}", TRAIN) == [(1, 1), (1, 2)]
    assert lines(TRAIN, f"!wget {URL}  # noqa: MLR305") == []
    assert lines(f"!wget {URL}", "!sha256sum -c sums.txt", TRAIN) == []
    assert lines("!sha256sum -c sums.txt", f"!wget {URL}", TRAIN) == [(2, 1)]
    assert lines("!wget https://zenodo.org/records/1/files/a.csv", TRAIN) == []
    # A notebook about something else.
    assert lines(f"!wget {URL}", "print(1)") == []
    assert checks("!md5sum a.csv")


HEAD = "import numpy as np\nimport requests\nfrom pathlib import Path\nfrom sklearn.svm import SVC\n"


@pytest.mark.parametrize(
    ("code", "count"),
    [
        (f"Path('w').write_bytes(requests.get('{URL}').content)\n", 1),
        (f"r = requests.get('{URL}')\nopen('w', 'wb').write(r.content)\n", 1),
        (f"url = '{URL}'\nr = requests.get(url, timeout=3)\nwith open('w', 'wb') as f:\n    f.write(r.content)\n", 1),
        ("r = requests.get('https://zenodo.org/records/1/a')\nopen('w', 'wb').write(r.content)\n", 0),
        (f"r = requests.get('{URL}')\nopen('w', 'w').write(r.text)\n", 0),
        (f"r = requests.post('{URL}')\nopen('w', 'wb').write(r.content)\n", 0),
        (f"import hashlib\nb = requests.get('{URL}').content\nhashlib.md5(b)\nopen('w', 'wb').write(b)\n", 0),
        ("def save(part):\n    open('w', 'wb').write(part.content)\n", 0),
    ],
)
def test_the_content_of_a_request_that_is_written(code, count):
    assert len(rules.check_source(read_module("a.py", (HEAD + code).encode()), ["MLR305"])) == count


def test_what_is_of_interest():
    assert is_of_interest(b"import torch\nx = DataLoader(rows)\n")
    assert is_of_interest(b"import torch\nloss.backward()\n")
    assert not is_of_interest(b"import torch\nprint(torch.ones(2))\n")
    assert not is_of_interest(b"x = DataLoader(rows)\n")
