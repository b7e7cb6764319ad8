from __future__ import annotations

import json
import re
import tomllib

import jsonschema
import msgspec
import pytest

import verdicts
from mlgate import registry, report
from mlgate.config import Common
from mlgate.core.model import Severity
from mlgate.schema import config_schema, verdict_schema

# The declarations of SPEC-like files, and the keys that every check may carry.
_DECLARATIONS = """
baseline = "origin/main"

[data.train]
path = "data/train.parquet"

[data.live]
path = "data/live/*.parquet"
time = "departed_at"
engine = "polars"

[model.delay]
path = "models/delay.skops"
target = "late"
id = "flight_id"

[predictions.delay]
path = "predictions/delay.parquet"
y_score = "p"
"""


def _examples() -> list[str]:
    """Return the kinds whose documentation holds a configuration; a test of each kind reads it for itself."""
    return [name for name, place in registry.kinds().items() if isinstance(place, str)]


@pytest.fixture(scope="module")
def config_validator():
    schema = config_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.fixture(scope="module")
def verdict_validator():
    schema = verdict_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("verdict", [verdicts.MIXED, verdicts.GREEN, verdicts.CLEAN, verdicts.NOTHING_CHECKED])
def test_verdicts_are_valid(verdict_validator, verdict):
    verdict_validator.validate(json.loads(report.render("json", verdict)))


@pytest.mark.parametrize("key", ["schema", "verdict", "exit_code", "counts", "results"])
def test_verdict_needs_its_keys(verdict_validator, key):
    shown = json.loads(report.render("json", verdicts.MIXED))
    del shown[key]
    with pytest.raises(jsonschema.ValidationError, match=f"'{key}' is a required property"):
        verdict_validator.validate(shown)


def test_verdict_of_another_version_is_refused(verdict_validator):
    shown = json.loads(report.render("json", verdicts.MIXED))
    with pytest.raises(jsonschema.ValidationError):
        verdict_validator.validate({**shown, "schema": "mlgate/verdict/v2"})


def test_declarations_are_valid(config_validator):
    config_validator.validate(tomllib.loads(_DECLARATIONS))


@pytest.mark.parametrize("kind", _examples())
def test_example_of_each_kind_is_valid(config_validator, kind):
    documented = registry.load(kind).__doc__ or ""
    example = re.search(r"```toml\n(.*?)```", documented, re.DOTALL)
    assert example, f"{kind} shows no configuration"
    config_validator.validate(tomllib.loads(example[1]))


@pytest.mark.parametrize(
    "text",
    [
        '[data.train]\npth = "a"\n',
        "[data.train]\n",
        "baseline = 3\n",
        "[nokind.a]\n",
        "[data]\ntrain = 1\n",
        '[data."a b"]\npath = "a"\n',
    ],
)
def test_what_the_loader_refuses_is_not_valid(config_validator, text):
    assert not config_validator.is_valid(tomllib.loads(text))


def test_every_kind_carries_the_common_keys(monkeypatch):
    class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
        file: str

    class Other(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
        paths: tuple[str, ...] = ()

    Other.__name__ = "Options"
    modules = {"one": _Module(Options), "two": _Module(Other)}
    monkeypatch.setattr(registry, "kinds", lambda: {**modules, "broken": None})
    monkeypatch.setattr(registry, "load", _load(modules))
    validator = jsonschema.Draft202012Validator(config_schema())
    common = msgspec.to_builtins(Common(severity=Severity.WARNING))
    validator.validate({"one": {"a": {"file": "x", **common}}, "two": {"b": {"paths": ["y"], **common}}})
    assert not validator.is_valid({"one": {"a": {"file": "x", "severity": "bad"}}})
    assert not validator.is_valid({"one": {"a": {"paths": []}}})
    assert not validator.is_valid({"broken": {"a": {}}})


class _Module:
    """One kind that a test registers."""

    def __init__(self, options):
        self.Options = options


def _load(modules):
    def load(name):
        if name not in modules:
            raise ImportError(name)
        return modules[name]

    return load
