import pytest

from mlgate.contracts.inference import personal


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("email", "e-mail address"),
        ("customerEmail", "e-mail address"),
        ("E-Mail Address", "e-mail address"),
        ("phone_number", "phone number"),
        ("mobile", "phone number"),
        ("ssn", "national identity number"),
        ("passport", "national identity number"),
        ("cardNumber", "payment card number"),
        ("IBAN", "bank account number"),
        ("password_hash", "secret"),
        ("first_name", "person's name"),
        ("lastName", "person's name"),
        ("surname", "person's name"),
        ("customer_name", "person's name"),
        ("street", "postal address"),
        ("billing_address_1", "postal address"),
        ("date_of_birth", "date of birth"),
        ("DOB", "date of birth"),
        ("client_ip", "IP address"),
        ("ip", "IP address"),
    ],
)
def test_names_that_say_what_they_hold(name, kind):
    assert personal.kind_by_name(name) == kind
    assert kind in personal.CLASSES


@pytest.mark.parametrize(
    "name",
    ["name", "age", "zip", "tip", "equip", "shipment", "phonetics", "streetcar", "carrier", "country", "panel", "span"],
)
def test_names_that_say_nothing(name):
    assert personal.kind_by_name(name) is None


def test_numbers_that_add_up():
    assert personal.luhn("4111 1111 1111 1111")
    assert personal.luhn("378282246310005")
    assert not personal.luhn("4111 1111 1111 1112")
    assert not personal.luhn("0")
    assert personal.iban("DE89 3704 0044 0532 0130 00")
    assert personal.iban("GB29NWBK60161331926819")
    assert not personal.iban("GB29NWBK60161331926818")
    assert not personal.iban("")
