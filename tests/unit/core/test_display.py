from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.core.display import listed, nearest, plain, plural


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("a\x1b[31mred", "a [31mred"),
        ("a\r\nb", "a b"),
        ("a\u202eb", "a b"),
        ("a\x85b\u2028c", "a b c"),
        ("a\udcffb", "a b"),
        ("##[error]x", "#\u200a#\u200a[error]x"),
        ("#\xad#[error]x", "# #\u200a[error]x"),
        ("##vso[x]", "#\u200a#vso[x]"),
        ("::error::x", ":\u200a:error:\u200a:x"),
        (":\u200b:error", ": :error"),
        ("#\u0301#[x", "#\u200a\u0301#\u200a[x"),
        ("a: b, c::d", "a: b, c:\u200a:d"),
        ("Straße, 東京, 50 %", "Straße, 東京, 50 %"),
        (12, "12"),
    ],
)
def test_text_from_outside_is_harmless(hostile, harmless):
    assert plain(hostile) == harmless


@given(st.text(st.characters(codec=None), max_size=30), st.integers(2, 20))
def test_length_and_characters(text, limit):
    shown = plain(text, limit=limit)
    # Every sign of a command may be followed by one hair space.
    assert len(shown.replace("\u200a", "")) <= limit
    assert not {unicodedata.category(character) for character in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert "::" not in shown
    assert "##" not in shown


@given(st.text(st.sampled_from("#:[]a \xad\u0301\u200b"), max_size=12))
def test_nothing_without_weight_hides_a_command(text):
    seen = "".join(character for character in plain(text) if unicodedata.category(character) not in {"Cf", "Mn"})
    assert "##[" not in seen
    assert "::" not in seen


def test_long_text_is_cut_with_a_mark():
    assert plain("a" * 600) == "a" * 499 + "…"


@pytest.mark.parametrize(("count", "text"), [(0, "0 rows"), (1, "1 row"), (1200, "1,200 rows")])
def test_plural(count, text):
    assert plural(count, "row") == text


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("contrct", ["contract", "drift"], "; did you mean 'contract'?"),
        ("zzz", ["drift", "contract"], "; known: contract, drift"),
        ("zzz", [], ""),
    ],
)
def test_nearest(word, known, hint):
    assert nearest(word, known) == hint


def test_the_first_names_and_how_many_more_there_are():
    assert [listed(["a", "b", "c"][:n], 2) for n in range(4)] == ["", "a", "a, b", "a, b and 1 more"]
