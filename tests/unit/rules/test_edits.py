"""What an edit is of, by what it leaves of a call."""

import ast

import pytest

from mlgate.rules import edits


def applied(text, changes):
    lines = text.encode().split(b"\n")
    for one in sorted(changes, key=lambda one: (one.line, one.offset), reverse=True):
        assert one.line == one.end_line, "these calls replace nothing over lines"
        line = lines[one.line - 1]
        lines[one.line - 1] = line[: one.offset] + one.text.encode() + line[one.end_offset :]
    return b"\n".join(lines).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Forest()", "Forest(seed=0)"),
        ("Forest(\n)", "Forest(\nseed=0)"),
        ("Forest(10)", "Forest(10, seed=0)"),
        ("Forest(n=10, )", "Forest(seed=0, n=10, )"),
        ("Forest(seed=None)", "Forest(seed=0)"),
        ("Forest('é', n=len(x),\n    # why\n)", "Forest('é', seed=0, n=len(x),\n    # why\n)"),
        ("Forest(10,)", "Forest(10, seed=0,)"),
        ("Forest(n=(10))", "Forest(seed=0, n=(10))"),
        ("Forest(*given)", "Forest(*given)"),
        ("Forest(**given)", "Forest(**given)"),
        ("Forest(one for one in x)", "Forest(one for one in x)"),
    ],
)
def test_a_keyword_is_added(before, after):
    call = ast.parse(before).body[0].value
    changed = applied(before, edits.with_keyword(call, "seed", "0"))
    ast.parse(changed)
    assert changed == after


def test_text_is_written_around_a_node():
    name = ast.parse("é + names").body[0].value.right
    assert applied("é + names", [edits.before(name, "sorted("), edits.after(name, ")")]) == "é + sorted(names)"
    assert applied("é + names", [edits.replaced(name, "few")]) == "é + few"
