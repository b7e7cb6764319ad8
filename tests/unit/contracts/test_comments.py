from hypothesis import given
from hypothesis import strategies as st

from mlgate.contracts import comments
from mlgate.contracts.writing import write
from mlgate.contracts.yaml_source import parse

CONTRACT = """# Signed by hand.
# Twice.

apiVersion: v3.1.0  # the standard's
name: "a # in quotes"  # no comment within
description: |
  # not a comment
  text # neither

# about the tables
schema:
  # the first
  - name: one  # its name
    properties:
      - name: x

      # about y
      - name: y
        enum: [a, b,
          c]  # three
"""


def _read(text):
    return comments.read(text, parse(text.encode(), "c.yaml"))


def test_comments_are_about_the_next_key_or_the_one_before():
    above, trailing = _read(CONTRACT)
    assert above == {
        (): "Signed by hand.\nTwice.\n",
        ("schema",): "about the tables",
        ("schema", "0"): "the first",
        ("schema", "0", "properties", "1"): "\nabout y",
    }
    assert trailing == {
        ("apiVersion",): "the standard's",
        ("name",): "no comment within",
        ("schema", "0", "name"): "its name",
        ("schema", "0", "properties", "1", "enum", "2"): "three",
    }


def test_what_mlgate_writes_lives_through_reading_and_writing():
    document = parse(CONTRACT.encode(), "c.yaml")
    once = write(document.tree, *_read(CONTRACT))
    assert "# Signed by hand.\n# Twice.\n\napiVersion: v3.1.0  # the standard's" in once
    assert write(parse(once.encode(), "c.yaml").tree, *_read(once)) == once


@given(
    st.dictionaries(
        st.sampled_from("abcdef"), st.text(max_size=30) | st.lists(st.text(max_size=9), max_size=4), min_size=1
    ),
    st.dictionaries(st.sampled_from("abcdef"), st.from_regex(r"[a-z# :'\"]{0,12}[a-z]", fullmatch=True)),
)
def test_whatever_the_values_are(tree, words):
    behind = {(key,): text.strip() for key, text in words.items() if key in tree and isinstance(tree[key], str)}
    text = write(tree, {}, behind)
    above, trailing = _read(text)
    assert above == {}
    assert trailing == behind
