r"""Regular expressions of contracts: ECMAScript as the standard names it, run by an engine that does not backtrack.

Such an engine takes time linear in the text, whatever the pattern; it has therefore no look-around and no
backreferences, which are refused here, before any data is read. `\d` and `\w` mean ASCII, as in ECMAScript.
"""

from __future__ import annotations

import re

_PIECE = re.compile(r"\\(.)|\[|\]|\(\?(<?[=!])|(.)", re.DOTALL)
_ASCII = {"d": "[0-9]", "D": "[^0-9]", "w": "[0-9A-Za-z_]", "W": "[^0-9A-Za-z_]"}

_H16 = "[0-9A-Fa-f]{1,4}"
_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DATE = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = r"([01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9]|60)(\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
_OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
_V4 = rf"{_OCTET}(\.{_OCTET}){{3}}"
# As in RFC 4291 and RFC 3986: `::` stands for one or more groups of zeros.
_V6 = "|".join(
    (
        rf"({_H16}:){{7}}({_H16}|:)",
        *(rf"({_H16}:){{{7 - n}}}(:{_H16}){{1,{n}}}" for n in range(1, 7)),
        rf":((:{_H16}){{1,7}}|:)",
        *(rf"({_H16}:){{{n}}}:" for n in range(1, 7)),
        rf"({_H16}:){{6}}{_V4}",
        rf"::({_H16}:){{0,5}}{_V4}",
        *(rf"({_H16}:){{{n}}}:({_H16}:){{0,{5 - n}}}{_V4}" for n in range(1, 6)),
    )
)
_URI_PART = r"([A-Za-z0-9._~!$&'()*+,;=:@/?\[\]-]|%[0-9A-Fa-f]{2})*"
# RFC 3987 lets in what is beyond ASCII, but for control characters.
_IRI_PART = _URI_PART.replace("([", "([^\\x00-\\x9F]|[", 1)
_TEMPLATE_NAME = r"([A-Za-z0-9_]|%[0-9A-Fa-f]{2})(\.?([A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*(:[1-9][0-9]{0,3}|\*)?"
_NUMBER = "(0|[1-9][0-9]*)"
_WORD = "[0-9A-Za-z-]+"
_LATER = f"({_NUMBER}|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"

# Formats of strings that a pattern can decide; the others are told as unchecked. Sources: RFC 4122 (uuid), 2673 (ipv4),
# 4291 (ipv6), 1123 (hostname), 3986 (uri), 3339 (date, time, date-time), 4648 (byte: base64), 6901 (json-pointer), 3987
# (iri), 6570 (uri-template), 6531 (idn-email), the draft of relative JSON pointers, semver.org, ITU-T E.164, IEEE 802.
FORMATS = {
    "uuid": r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$",
    "ipv4": rf"^{_V4}$",
    "ipv6": rf"^({_V6})$",
    "email": r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$",
    "hostname": rf"^{_LABEL}(\.{_LABEL})*$",
    "uri": rf"^[A-Za-z][A-Za-z0-9+.-]*:{_URI_PART}(#{_URI_PART})?$",
    "uri-reference": rf"^{_URI_PART}(#{_URI_PART})?$",
    "date": f"^{_DATE}$",
    "time": f"^{_TIME}$",
    "date-time": f"^{_DATE}[Tt ]{_TIME}$",
    "duration": r"^P(([0-9]+W)|(([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?))$",
    "byte": r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
    "base64": r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
    "json-pointer": r"^(/([^/~]|~[01])*)*$",
    "relative-json-pointer": rf"^{_NUMBER}([+-]{_NUMBER})?(#|(/([^/~]|~[01])*)*)$",
    "url": rf"^[A-Za-z][A-Za-z0-9+.-]*://{_URI_PART}(#{_URI_PART})?$",
    "iri": rf"^[A-Za-z][A-Za-z0-9+.-]*:{_IRI_PART}(#{_IRI_PART})?$",
    "iri-reference": rf"^{_IRI_PART}(#{_IRI_PART})?$",
    "uri-template": (
        r"^([^\x00-\x20\x22'%<>\\^`{|}]|%[0-9A-Fa-f]{2}|"
        rf"\{{[+#./;?&=,!@|]?{_TEMPLATE_NAME}(,{_TEMPLATE_NAME})*\}})*$"
    ),
    "idn-email": r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$",
    "base64url": r"^([A-Za-z0-9_-]{4})*([A-Za-z0-9_-]{2}(==)?|[A-Za-z0-9_-]{3}=?)?$",
    "semver": (rf"^{_NUMBER}\.{_NUMBER}\.{_NUMBER}(-{_LATER}(\.{_LATER})*)?(\+{_WORD}(\.{_WORD})*)?$"),
    "ulid": "^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$",
    "e164": r"^\+[1-9][0-9]{1,14}$",
    "mac": "^([0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){5})$",
}
# These say how a value is shown or carried, and let every text be: there is nothing to check.
FREE_FORMATS = ("password", "binary")


def pattern_problem(pattern: str) -> str | None:
    """Return why `pattern` cannot be run without backtracking, or `None`; its syntax is left to the engine."""
    in_class = False
    for piece in _PIECE.finditer(pattern):
        escaped, look, _ = piece.groups()
        if escaped is not None and not in_class and escaped in "123456789k":
            return f"backreference '\\{escaped}' is not supported: patterns run in linear time"
        if look is not None and not in_class:
            return f"look-around '(?{look}' is not supported: patterns run in linear time; write it without"
        in_class = piece[0] == "[" or (in_class and piece[0] != "]")
    return None


def linear(pattern: str) -> str:
    """Return the ECMAScript `pattern` as the Rust regular expression of the same meaning."""
    return re.sub(r"\\(.)", lambda match: _ASCII.get(match[1], match[0]), pattern, flags=re.DOTALL)
