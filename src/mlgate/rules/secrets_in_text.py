"""Secrets in text: tokens of known services, passwords in addresses, and random values under a secret's name.

What is found is told by its kind and place; nothing here hands on the secret itself to be shown.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from mlgate.rules.patterns import Pattern
from mlgate.rules.secret_formats import FORMATS, Format

# One text with more is reported for these: the mend is the same.
_MOST = 50


class Secret(msgspec.Struct, frozen=True):
    """Something secret between the offsets `start` and `end` of a text; what tells it stands from `at` on.

    `named` is set where only the name beside it says so.
    """

    kind: str
    at: int
    start: int
    end: int
    named: bool = False


# What several markers have in common is looked for once.
_SHARED = ("sk-", "v1_", "xox", "ccessKey", "_live_")
_WORDS = ("passw", "pwd", "passphrase", "secret", "token", "api_key", "apikey", "access_key", "auth_key")
_STEMS = (*_WORDS, "accesskey", "authkey")
_NAME = Pattern(
    r"(?i:passw(?:or)?d|passphrase|passwd|pwd|secret|token|api_?key|access_?key|auth_?key)"
    r"((?i:_?(?:key|value|prod|live|[0-9]))?)"
    r"[\"']?\s?\]?\s{0,8}(?::\s{0,2}[A-Za-z.]{1,20}\s{0,2}=|[:=])\s{0,8}[rbuRBU]{0,2}([\"'])"
    r"([^\"'\s\\]{8,200})\2"
)
_EXPORT = Pattern(
    r"^[ \t]{0,8}(?:!?export[ ]|%env[ ]|%set_env[ ])?([A-Z][A-Z0-9_]{2,60})=([\w+/=.~-]{12,200})[ \t]{0,8}$",
    re.MULTILINE,
)
_ADDRESS = Pattern(
    r"://([^\s:/@\"'<>{}$]{0,64}):([^\s:/@\"'<>{}$*()\[\]\\]{6,100})@([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})"
)
_NAME_BEFORE = Pattern(r"[A-Za-z0-9_-]{0,40}\Z")

# What a name has that stands for something else than a secret.
_OTHER_NAMES = Pattern(
    r"(?i)public|csrf|xsrf|next|page|(?:^|_)(?:pad|eos|bos|unk|mask|sep|cls|fake|mock|test|dummy|sample)(?:_|$)|special"
    r"|cursor|continu|example|placeholder|hash|regex|pattern|label|field|header|param|prompt|url|image|video|user_?name"
)
# What stands for a secret in examples.
_PLACEHOLDER = Pattern(
    r"(?i)example|xxxx|your|placeholder|dummy|fake|sample|redact|changeme|insert|replace|mock|hidden|invalid"
    r"|\*\*\*|\.\.\.|012345|123456|987654|abcdefg|deadbeef|cafebabe"
)
_REPEATED = Pattern(r"(.)\1{4}")
# What names a secret, or is filled in later.
_UNFILLED = Pattern(
    r"(?i)secret|passw|token|change|api.?key|censor|default|[<>{}()\[\]|,;]|\$\w|%[sd]|://|^[/.~#@-]|\w@\w+\.\w"
)
# Of passwords, what nobody who means it would write.
_COMMON = Pattern(r"(?i)p[a4@]ss|test|s3cr|qwert|letmein|welcome|admin|guest|demo|foo|bar|hunter2|abc123|lorem|enter")
_UUID = Pattern(r"(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_TOKEN_TEXT = Pattern(r"[A-Za-z0-9_+/=.~-]{20,200}\Z")
_STEP = Pattern(r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])|(?<=[A-Z])(?=[a-z])")
_UNLIKE_NAMES = Pattern(r"[0-9!@#^&*+?=~]")
_CLASSES = tuple(map(Pattern, ("[a-z]", "[A-Z]", "[0-9]", r"[^A-Za-z0-9]")))
_NAMES = Pattern(r"PASS(?:WORD|WD|PHRASE)|PWD|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|AUTH_?KEY")
_NOWHERE = (
    ".example",
    ".invalid",
    ".local",
    ".localhost",
    ".test",
    ".localdomain",
    "example.com",
    "example.org",
    "example.net",
)
# The key of Azurite and of the storage emulator, the same for everybody.
_KNOWN = (
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq",
    "IOSFODNN7",
    "wJalrXUtnFEMI",
)
_LEAST_BITS = 3.0
_LEAST_BITS_OF_NAMED = 3.4
_LEAST_BITS_OF_PASSWORD = 2.7
_LEAST_STEPS = 0.22
_LEAST_CLASSES = 3


def _grouped() -> dict[str, list[tuple[int, Format]]]:
    groups: dict[str, list[tuple[int, Format]]] = {}
    for number, form in enumerate(FORMATS):
        shared = next((one for one in _SHARED if one in form.marker), form.marker)
        groups.setdefault(shared, []).append((number, form))
    return groups


# The formats by a part of their marker, with their place in the order.
_GROUPS = _grouped()


def may_hold(text: str) -> bool:
    """Whether `text` has anything that a secret is found by; quick, and true more often than there is one."""
    return (
        any(map(text.lower().__contains__, _WORDS))
        or ("://" in text and "@" in text)
        or any(map(text.__contains__, _GROUPS))
    )


def secrets(text: str) -> Iterator[Secret]:
    """Yield the secrets in `text`, each once, those of known services first."""
    taken: list[Secret] = []
    for found in _every(text):
        if not any(found.start < other.end and other.start < found.end for other in taken):
            taken.append(found)
            yield found
        if len(taken) >= _MOST:
            return


def redacted(text: str) -> str:
    """Return `text` with whatever is secret in it left out."""
    if not may_hold(text):
        return text
    for one in sorted(secrets(text), key=lambda one: one.start, reverse=True):
        text = f"{text[: one.start]}…{text[one.end :]}"
    return text


def _every(text: str) -> Iterator[Secret]:
    for form in _marked(text):
        position = text.find(form.marker)
        while position >= 0:
            match = form.pattern.match(text, position)
            if match is not None and _is_real(form.kind, match[1]):
                yield Secret(form.kind, match.start(), match.start(1), match.end(1))
            position = text.find(form.marker, match.end() if match else position + len(form.marker))
    yield from _in_addresses(text)
    yield from _under_names(text)


def _marked(text: str) -> list[Format]:
    """Return the formats whose marker may be in `text`, in their order."""
    return [form for _, form in sorted(one for part, group in _GROUPS.items() if part in text for one in group)]


def _is_real(kind: str, body: str) -> bool:
    """Whether `body` is as random as a secret of the `kind` is, and no example."""
    if _bits(body) < _LEAST_BITS or any(body.startswith(one) for one in _KNOWN):
        return False
    return kind == "private key" or not (_PLACEHOLDER.search(body) or _REPEATED.search(body))


def _in_addresses(text: str) -> Iterator[Secret]:
    position = text.find("://")
    while position >= 0:
        match = _ADDRESS.match(text, position)
        if match is not None and _is_password(match[2]) and match[2] != match[1] and not _is_nowhere(match[3]):
            yield Secret("password in an address", match.start(), match.start(2), match.end(2))
        position = text.find("://", position + 3)


def _is_nowhere(host: str) -> bool:
    return host.startswith(("127.", "0.0.", "host.", "example.")) or host.endswith(_NOWHERE) or ".example." in host


def _under_names(text: str) -> Iterator[Secret]:
    for match in _assigned(text):
        before = _NAME_BEFORE.search(text, max(0, match.start() - 40), match.start())
        name = (before[0] if before else "") + text[match.start() : match.start(2)]
        if _is_named_secret(name, match[3]):
            yield Secret("value under the name of a secret", match.start(), match.start(3), match.end(3), named=True)
    for match in _EXPORT.finditer(text) if _NAMES.search(text) else ():
        if _NAMES.search(match[1]) and _is_named_secret(match[1], match[2]):
            yield Secret("value under the name of a secret", match.start(1), match.start(2), match.end(2), named=True)


def _assigned(text: str) -> Iterator[re.Match[str]]:
    """Yield where a value is given to the name of a secret; words are found far quicker than a pattern is."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # A few letters become two.
        yield from _NAME.finditer(text)
        return
    for word in _STEMS:
        position = lowered.find(word)
        while position >= 0:
            match = _NAME.match(text, position)
            if match is not None:
                yield match
            position = lowered.find(word, match.end() if match else position + len(word))


def _is_named_secret(name: str, value: str) -> bool:
    if _OTHER_NAMES.search(name) or _PLACEHOLDER.search(value) or _UNFILLED.search(value) or _UUID.match(value):
        return False
    is_password = re.search(r"(?i)pass|pwd", name) is not None
    return _is_password(value) if is_password else _is_random(value)


def _is_password(value: str) -> bool:
    """Whether `value` is one that a person, or a program, has made up to be one."""
    classes = sum(one.search(value) is not None for one in _CLASSES)
    # Names with dots and colons between them are no password.
    is_strong = (classes >= _LEAST_CLASSES and _UNLIKE_NAMES.search(value) is not None) or _is_random(value)
    return (
        is_strong
        and _bits(value) >= _LEAST_BITS_OF_PASSWORD
        and not any(one.search(value) for one in (_PLACEHOLDER, _UNFILLED, _COMMON))
    )


def _is_random(value: str) -> bool:
    """Whether `value` is made of letters and digits without an order: no words, no path."""
    if _TOKEN_TEXT.match(value) is None or _bits(value) < _LEAST_BITS_OF_NAMED:
        return False
    has_both = _CLASSES[2].search(value) is not None and re.search("[A-Za-z]", value) is not None
    return has_both and len(_STEP.findall(value)) >= _LEAST_STEPS * len(value)


def _bits(text: str) -> float:
    """Return the entropy of the characters of `text`, in bits each."""
    size = len(text)
    return -sum(count / size * math.log2(count / size) for count in Counter(text).values()) if size else 0.0
