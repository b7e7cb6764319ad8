"""Relationships to other contracts' files: those of the repository are read, others never."""

import json

import pytest

from mlgate.contracts import load
from mlgate.contracts.constraints import Dangling
from mlgate.core.errors import ConfigurationError

HEAD = {"apiVersion": "v3.2.0", "kind": "DataContract", "id": "x", "version": "1.0.0"}
CUSTOMERS = {
    "name": "customers",
    "id": "cust",
    "properties": [{"name": "id", "physicalName": "ID"}, {"name": "zip"}],
    # A circle: what it refers to is nobody's business here.
    "relationships": [{"from": "customers.id", "to": "contracts/orders.yaml#schema/orders/properties/customer"}],
}


@pytest.fixture
def refer(tmp_path):
    root = tmp_path / "repository"
    (root / "contracts").mkdir(parents=True)
    (root / "people.odcs.yaml").write_text(json.dumps({**HEAD, "schema": [CUSTOMERS]}))
    (root / "broken.yaml").write_text("expectations: []\n")
    (tmp_path / "secret.yaml").write_text(json.dumps({**HEAD, "schema": [CUSTOMERS]}))
    (root / "contracts" / "link.yaml").symlink_to(tmp_path / "secret.yaml")

    def run(to, name="orders"):
        orders = {"name": name, "properties": [{"name": "customer", "relationships": [{"to": to}]}]}
        path = root / "contracts" / "orders.yaml"
        path.write_text(json.dumps({**HEAD, "schema": [orders]}))
        return load(path, root).table()

    return run


@pytest.mark.parametrize("place", ["schema/customers/properties/id", "/schema/cust/properties/id"])
def test_an_object_of_another_contract(refer, place):
    table = refer(f"../people.odcs.yaml#{place}")
    (rule,) = table.rules
    assert rule.test == Dangling(table="customers", columns=("ID",))
    assert not table.unchecked


def test_objects_of_one_name_are_told_apart(refer):
    (rule,) = refer("../people.odcs.yaml#schema/customers/properties/zip", "customers").rules
    assert rule.test == Dangling(table="../people.odcs.yaml#customers", columns=("zip",))


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("../../secret.yaml#schema/customers/properties/id", "is outside of the repository, and is not read"),
        ("link.yaml#schema/customers/properties/id", "is outside of the repository, and is not read"),
        ("/etc/contract.yaml#schema/customers/properties/id", "is outside of the repository, and is not read"),
        ("../broken.yaml#schema/customers/properties/id", "a Great Expectations suite"),
        (
            "../people.odcs.yaml#schema/customer/properties/id",
            "no object 'customer'; did you mean 'customers'",
        ),
        ("../people.odcs.yaml#schema/customers/properties/ip", "has no property 'ip'"),
    ],
)
def test_what_is_refused(refer, to, words):
    with pytest.raises(ConfigurationError) as caught:
        refer(to)
    (problem,) = caught.value.problems
    assert words in problem.message


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("https://example.test/people.yaml#schema/customers/properties/id", "which is not fetched"),
        ("gone.yaml#schema/customers/properties/id", "which is not there"),
    ],
)
def test_what_is_not_checked(refer, to, words):
    table = refer(to)
    assert [words in one.message for one in table.unchecked] == [True]
    assert not table.rules
