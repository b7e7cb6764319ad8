"""What is a secret and what only looks like one; every text takes a time that grows with its length alone."""

import base64
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_up_secrets import HARMLESS, SECRETS, drawn
from mlgate.rules.secret_formats import FORMATS
from mlgate.rules.secrets_in_text import may_hold, redacted, secrets


def kinds(text):
    return [one.kind for one in secrets(text)]


@pytest.mark.parametrize(("kind", "text"), SECRETS, ids=range(len(SECRETS)))
@pytest.mark.parametrize("around", ["{}", "x = '{}'  # ok", "<td>{}</td>", "before\n{}\nafter"])
def test_a_secret_is_found_wherever_it_stands(kind, text, around):
    if "'" in text and "'" in around:
        around = "{}"
    whole = around.format(text)
    assert may_hold(whole)
    if text.startswith("SERVICE_TOKEN") and around != "before\n{}\nafter":
        return  # An environment's line is one by itself.
    assert kinds(whole) == [kind]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_one_is_left_alone(text):
    assert kinds(text) == []


@pytest.mark.parametrize(("kind", "text"), SECRETS, ids=range(len(SECRETS)))
def test_nothing_of_it_is_left_where_it_is_redacted(kind, text):
    (one,) = secrets(text)
    hidden = redacted(text)
    assert text[one.start : one.end] not in hidden
    assert kinds(hidden) == []


def test_a_token_inside_of_a_longer_word_is_none():
    token = "ghp_" + drawn(36)
    assert kinds(f"a{token}") == kinds(f"{token}Z") == kinds(f"/{token}/") == []


def test_images_hold_none():
    image = base64.b64encode(random.Random(1).randbytes(2_000_000)).decode()
    assert kinds(f'<img src="data:image/png;base64,{image}">') == []


@given(st.text(alphabet="ghp_AKIAsk-ant'\"=: \n/@.token", max_size=400))
def test_any_text_can_be_searched(text):
    for one in secrets(text):
        assert 0 <= one.at <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        *sorted({one.marker for one in FORMATS}),
        "://",
        "://a:",
        "://aaaaaaaa:bbbbbbbb",
        "password",
        "password=",
        "password='",
        "secret_key: str = '",
        "A=",
        "token" + " " * 8,
        "-----BEGIN PRIVATE KEY-----" + "\\n" * 30,
    ],
)
def test_no_text_takes_long(piece):
    for filler in ("", "A1"):
        text = (piece + filler) * (100_000 // len(piece + filler))
        begun = time.process_time()
        list(secrets(text))
        assert time.process_time() - begun < 2
