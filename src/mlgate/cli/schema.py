"""`mlgate schema [config|verdict]`: JSON Schemas, for editors and for programs that read verdicts."""

from __future__ import annotations

import argparse
import json

from mlgate.schema import config_schema, verdict_schema

_SCHEMAS = {"config": config_schema, "verdict": verdict_schema}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `mlgate schema`."""
    parser.add_argument("of", nargs="?", choices=sorted(_SCHEMAS), default="config", help="default: config")


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    print(json.dumps(_SCHEMAS[arguments.of](), indent=2, sort_keys=True))
    return 0
