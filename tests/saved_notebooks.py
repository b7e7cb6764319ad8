"""Notebooks for tests, written as people see them: `# In [3]` begins a cell, `# Out: …` is what it was saved with."""

import json
import re

from mlgate.rules.notebooks import read_notebook

_IN = re.compile(r"^# In \[(\d+| )\](?: (\S+))?\n", re.MULTILINE)
_OUT = re.compile(r"^# Out: (.*)\n?", re.MULTILINE)
_SIZE = re.compile(r"([\d.]+) MB of text")


def document(text, language="python"):
    """Return the notebook's JSON as an object; a word behind `# In [3]` is a tag of the cell."""
    parts = _IN.split(text)
    cells = [cell(" ", None, parts[0])] if parts[0].strip() else []
    cells += [cell(*parts[first : first + 3]) for first in range(1, len(parts), 3)]
    metadata = {"language_info": {"name": language}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def cell(count, tag, text):
    source = _OUT.sub("", text).removesuffix("\n")
    return {
        "cell_type": "code",
        "execution_count": None if count == " " else int(count),
        "metadata": {"tags": [tag]} if tag else {},
        "outputs": [output(said) for said in _OUT.findall(text)],
        "source": source.splitlines(keepends=True),
    }


def output(said):
    name, _, value = said.partition(": ")
    if name.endswith("Error"):
        return {"output_type": "error", "ename": name, "evalue": value, "traceback": []}
    if size := _SIZE.fullmatch(said):
        said = "x" * int(float(size[1]) * 1e6)
    return {"output_type": "stream", "name": "stdout", "text": [said + "\n"]}


def read_example(path, content):
    """Read the notebook that `content` describes."""
    return read_notebook(path, json.dumps(document(content.decode()), indent=1).encode())
