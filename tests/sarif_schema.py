"""SARIF 2.1.0 as OASIS defines it, and what its schema cannot say but GitHub asks for."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from pathlib import Path

from jsonschema import Draft4Validator, FormatChecker


@functools.cache
def _validator() -> Draft4Validator:
    # Published under these names: `sarif-2.1.0.json`; here without its descriptions.
    schema = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema, format_checker=FormatChecker())


def problems_of(log: object) -> Iterator[str]:
    """Yield what is wrong with a SARIF log."""
    for error in _validator().iter_errors(log):
        yield f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
