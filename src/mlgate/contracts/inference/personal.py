"""Which columns hold data about persons, guessed from names of columns and from the shape of values.

Names of columns decide where they are unmistakable (`email`, `ssn`, `date_of_birth`); otherwise most values must look
the part, and numbers must add up: Luhn's check digit of cards (ISO/IEC 7812-1), the remainder 1 modulo 97 of bank
accounts (ISO 13616).
"""

from __future__ import annotations

import re

# How a class of data is to be treated; the words are those that ODCS gives as examples.
CLASSES = {
    "e-mail address": "restricted",
    "phone number": "restricted",
    "national identity number": "restricted",
    "payment card number": "restricted",
    "bank account number": "restricted",
    "secret": "restricted",
    "person's name": "confidential",
    "postal address": "confidential",
    "date of birth": "confidential",
    "IP address": "confidential",
    "text that may hold personal data": "confidential",
}

_NAMES: tuple[tuple[str, str], ...] = (
    (r"e ?mails?( address)?|mail address", "e-mail address"),
    (r"((tele)?phone|mobile|cell ?phone|fax|msisdn)( (no|nr|num|number))?s?", "phone number"),
    (
        r"(ssn|social security( (no|number))?|national (id|insurance)|nino|passport|tax id|tin|driver s? ?licen[cs]e)",
        "",
    ),
    (r"(credit|debit|payment)? ?card (no|nr|num|number)|ccn|pan|cc num(ber)?", "payment card number"),
    (r"iban|bank account|account (no|number)", "bank account number"),
    (r"password|passwd|secret|api key|access token", "secret"),
    (r"(first|last|middle|family|given|full|maiden|sur) ?names?|surname|forename|fname|lname", "person's name"),
    (r"(customer|client|patient|employee|person|contact|member|passenger|student|user|author) name", "person's name"),
    (r"(street|postal|mailing|home|billing|shipping)( address)?( line)?( \d)?|address( line)?( \d)?|addr", ""),
    (r"(date of birth|birth ?date|birth ?day|dob|born( on)?)", "date of birth"),
    (r"ip( v?[46])?( addr(ess)?)?|(client|remote|user|host) ip", "IP address"),
)
_KINDS = {2: "national identity number", 8: "postal address"}
_NAMED = tuple(
    (re.compile(rf"(^| )({pattern})( |$)"), kind or _KINDS[index]) for index, (pattern, kind) in enumerate(_NAMES)
)

_BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
# What values must look like, whole, for an engine without backtracking.
SHAPES: dict[str, str] = {
    "e-mail address": r"^[^@\s,;]+@[^@\s.,;]+(\.[^@\s.,;]+)+$",
    "IP address": rf"^({_BYTE}\.){{3}}{_BYTE}$",
    "national identity number": r"^[0-9]{3}-[0-9]{2}-[0-9]{4}$",
    "phone number": r"^(\+|00)[1-9][0-9 ().-]{7,18}[0-9]$|^\(?[2-9][0-9]{2}\)?[ .-][0-9]{3}[ .-][0-9]{4}$",
    "payment card number": r"^[2-6][0-9]{3}([ -]?[0-9]{4}){2}[ -]?[0-9]{1,7}$",
    "bank account number": r"^[A-Z]{2}[0-9]{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,3})?$",
    "postal address": (
        r"(?i)^[0-9]{1,5}[a-z]? .{2,40} (street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|way|court|ct)\b"
        r"|(straße|strasse|str\.|gasse|weg|platz|allee) [0-9]{1,4}[a-z]?\b|^[0-9]{1,4},? (rue|avenue|place) "
    ),
}
# What personal data looks like inside longer text.
WITHIN = r"[^@\s]+@[^@\s.]+\.[A-Za-z]{2,}|(\+|\b00?)[1-9][0-9]{8,13}\b|\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b|\b0[0-9]{10}\b"
# The most common given names of the English, German, French, Spanish and Indian speaking worlds: a column is taken for
# names of persons only where many values begin with one.
_GIVEN = """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony
    mark donald steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan
    jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander
    patrick jack dennis jerry tyler aaron jose adam nathan henry peter kyle mary patricia jennifer linda
    elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna
    michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia dorothy amy kathleen angela
    anna emma olivia maria ana hans klaus jürgen wolfgang andreas stefan ursula monika petra sabine claudia
    martin tobias jan lukas felix jean pierre michel andré philippe alain marie nathalie isabelle catherine
    sylvie luc camille juan carlos luis javier miguel antonio francisco carmen josefa isabel lucía pablo raj
    amit rahul priya anita sunita ravi sanjay mohammed muhammad ahmed ali fatima aisha omar hassan ibrahim wei
    li ming hiroshi yuki
"""
GIVEN_NAMES = frozenset(_GIVEN.split())
# Shares of values that must look like it; names of persons begin with a given name less often than not.
MOST = 0.9
MANY_NAMES = 0.35
# A share of longer texts that hold something personal, from which the column is one that may.
SOME_TEXTS = 0.002


def kind_by_name(name: str) -> str | None:
    """Return what the name of a column says about persons, a key of `CLASSES`."""
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", name)
    words = re.sub(r"[^0-9A-Za-z]+", " ", words).lower().strip()
    return next((kind for pattern, kind in _NAMED if pattern.search(words)), None)


def luhn(digits: str) -> bool:
    """Return whether the digits of a payment card add up."""
    numbers = [int(digit) for digit in digits if digit.isdecimal()]
    doubled = [sum(divmod(2 * number, 10)) for number in numbers[-2::-2]]
    return len(numbers) >= 12 and (sum(numbers[::-2]) + sum(doubled)) % 10 == 0  # noqa: PLR2004 - the standard's least


def iban(text: str) -> bool:
    """Return whether the number of a bank account adds up."""
    account = "".join(letter for letter in text if letter.isascii() and letter.isalnum()).upper()
    moved = account[4:] + account[:4]
    return len(account) >= 15 and int("".join(str(int(letter, 36)) for letter in moved)) % 97 == 1  # noqa: PLR2004 - as above
