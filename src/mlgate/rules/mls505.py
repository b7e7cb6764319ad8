"""MLS505: a secret in the source."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLS505",
    name="secret-in-source",
    what=(
        "A token of a well-known service (clouds, model hubs, experiment trackers, code, chat, …), a private key, "
        "a password in an address, or a random value under the name of a secret stands in the source, also in comments "
        "and magics. Examples, placeholders, hashes and UUIDs are none; the secret is never shown."
    ),
    why=(
        "Whoever can read the repository, its history or a copy of it can use what the secret opens. Taking it out is "
        "not enough: revoke it, and read the new one from the environment or a secret store. A line that holds none is "
        "excused by a comment."
    ),
    # Written in two pieces, so that these are not found here.
    bad=(
        'import wandb\n\nwandb.login(key="4f1c0b7a9e" "2d63581fa0b7c94e68d1f2035ac7be")\n'.replace('" "', ""),
        'TOKEN = "hf_" "QwJxLrTzVbNcKdYpMgHsFuEaOiRtWkZlXq"\n'.replace('" "', ""),
        'connect(user="etl", password="vR7!" "kq2zLw9")\n'.replace('" "', ""),
    ),
    good=(
        'import os\n\nimport wandb\n\nwandb.login(key=os.environ["WANDB_API_KEY"])\n',
        'TOKEN = "hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"\npassword = "changeme"\npad_token = "<pad>"\n',
        'checksum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"\n',
    ),
    source="CWE-798; the services' documentation of their tokens; docs/decisions/012-secrets.md",
)


def find(module: Module) -> Iterator[Hit]:
    """Yield the secrets in the source."""
    for one in module.secrets:
        if one.role == "source":
            yield Hit(
                message=f"{one.kind} in the source: revoke it, and read the new one from the environment",
                location=one.location,
                lines=one.lines,
            )
