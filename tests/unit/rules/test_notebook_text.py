"""Changes of a notebook's file: the cell that is named, and no byte elsewhere."""

import difflib
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mlgate.rules.notebook_text import code_cells, source_lines, with_sources, without_outputs

CODE = {"cell_type": "code", "execution_count": 3, "metadata": {}}
SHOWN = {"output_type": "stream", "name": "stdout", "text": ["é\n", "3"]}
# What an output may hold: cells, sources and outputs that are none.
DECOY = {
    "output_type": "display_data",
    "metadata": {},
    "data": {"application/json": {"cells": [{"cell_type": "code", "source": ["no\n"], "outputs": [1]}]}},
}


def document(*sources):
    cells = [
        {"cell_type": "markdown", "metadata": {"cells": []}, "source": ["# t\n", "ü"]},
        *({**CODE, "outputs": [SHOWN, DECOY], "source": source} for source in sources),
    ]
    return {"metadata": {"cells": [{"cell_type": "code"}]}, "nbformat": 4, "nbformat_minor": 5, "cells": cells}


def written(*sources, **style):
    return json.dumps(document(*sources), **{"indent": 1, "ensure_ascii": False, **style}) + "\n"


def with_source(text, cell, source):
    return with_sources(text, {cell: source})


def changed_lines(before, after):
    found = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in found if line[0] in "+-"]


def test_the_lines_that_change_and_no_others():
    before = written(["import os\n", "x = 'é'\n", "y = 1"], ["z\n"])
    after = with_source(before, 1, "import os\nx = 'ü'\ny = 1")
    assert changed_lines(before, after) == ["-     \"x = 'é'\\n\",", "+     \"x = 'ü'\\n\","]
    assert changed_lines(before, with_source(before, 1, "import os\nx = 'é'\ny = 1\nz = 2")) == [
        '-     "y = 1"',
        '+     "y = 1\\n",',
        '+     "z = 2"',
    ]


@pytest.mark.parametrize(
    "style", [{}, {"indent": 4}, {"indent": "\t"}, {"indent": None}, {"separators": (",", ":"), "indent": None}]
)
@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize(("before", "after"), [(["a\n", "b"], "a\nc\nb"), (["a"], "c\nü"), ([], "ü\nb"), (["ü\n"], "")])
def test_a_cell_reads_as_a_program_would_have_written_it(style, ascii_only, before, after):
    style = {**style, "ensure_ascii": ascii_only}
    result = with_source(written(before, ["z"], **style), 1, after)
    assert result == written(after.splitlines(keepends=True), ["z"], **style)


def test_several_cells_are_changed_at_once():
    before = written(["a\n", "b"], "c", [], ["d"])
    after = with_sources(before, {4: "ü\nd", 1: "a\nx", 2: "c", 3: ""})
    assert after == written(["a\n", "x"], "c", [], ["ü\n", "d"])


def test_one_string_stays_one_string():
    assert with_source(written("a\nb", "c"), 1, "a\n") == written("a\n", "c")


def test_line_ends_byte_order_mark_and_spellings_stay():
    before = "\ufeff" + written(["a\n", "b"], ["c"]).replace("\n", "\r\n").replace('"a', '"\\u0061')
    after = with_source(before, 1, "a\nc\nd")
    assert after == before.replace('"b"', '"c\\n",\r\n    "d"')
    assert with_source(after, 1, "a\nb") == before


def test_half_a_pair_is_escaped():
    assert with_source(written("a"), 1, "'\ud800é'") == written("'HALFé'").replace("HALF", "\\ud800")


def test_nothing_changes_where_the_source_is_the_same():
    text = written(["a", "b\nc\n", "", "d"])
    assert with_source(text, 1, "ab\nc\nd") == text


def test_outputs_are_cleared_where_it_is_asked():
    before = written(["a"], ["b"])
    after = json.loads(without_outputs(before, [2]))
    expected = document(["a"], ["b"])
    expected["cells"][2] |= {"outputs": [], "execution_count": None}
    assert after == expected
    assert json.dumps(after, indent=1, ensure_ascii=False) + "\n" == without_outputs(before, [2])
    again = without_outputs(before, [2, 2])
    assert without_outputs(again, [2]) == again


def test_format_3():
    cells = [{"cell_type": "code", "input": ["a\n", "b"], "language": "python", "outputs": [SHOWN], "prompt_number": 7}]
    text = json.dumps({"metadata": {}, "nbformat": 3, "worksheets": [{"cells": cells}, {"cells": cells}]}, indent=1)
    assert source_lines(text) == {1: [10, 11], 2: [33, 34]}
    after = json.loads(with_source(without_outputs(text, [2]), 2, "c"))
    first, second = (sheet["cells"][0] for sheet in after["worksheets"])
    assert first == cells[0]
    assert second == {**cells[0], "outputs": [], "prompt_number": None, "input": ["c"]}


def test_of_keys_that_stand_twice_the_last_counts():
    text = '{"cells": [], "cells": [{"cell_type": "raw", "cell_type": "code", "source": "a", "source": "b"}], "x": NaN}'
    assert with_source(text, 1, "c") == text.replace('"b"', '"c"')


def test_keys_may_be_escaped_and_cells_may_be_no_cells():
    text = r'{"\u0063ells": [3, null, "{", {"cell_type": "c\u006fde", "source": "a"}]}'
    assert with_source(text, 1, "b") == text.replace('"a"', '"b"')


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "nonsense", '{"cells": 1}', '{"cells": [', '{"cells": [{"a"', '{"cells']
)
def test_what_is_no_notebook(text):
    with pytest.raises(ValueError, match=r"^(there is no|the value)"):
        code_cells(text)


@pytest.mark.parametrize("source", ["null", "3", "{}", '["a", 3]'])
def test_a_source_that_is_none(source):
    text = f'{{"cells": [{{"cell_type": "code", "source": {source}}}]}}'
    with pytest.raises(ValueError, match="source"):
        with_source(text, 1, "a")
    with pytest.raises(ValueError, match="no code cell 2"):
        without_outputs(text, [2])


LINE = st.text(st.sampled_from('ab"\\\n\r\u2028é\ud800{}[],'), max_size=5)


@given(st.one_of(LINE, st.lists(LINE, max_size=5)), LINE, st.sampled_from([None, 1]), st.booleans())
@example([" ", "a\n"], "\n", 1, True)
def test_any_source_is_replaced(before, after, indent, ascii_only):
    text = json.dumps(document(before, "last"), indent=indent, ensure_ascii=ascii_only)
    result = with_source(text, 1, after)
    expected = document("", "last")
    got = json.loads(result)
    source = got["cells"][1].pop("source")
    del expected["cells"][1]["source"]
    assert got == expected
    assert "".join(source) == after
    assert with_source(result, 1, after) == result
