"""What people call a random state, and where code asks whether it was given one."""

from __future__ import annotations

import ast

RANDOM_STATES = frozenset({
    "generator", "prng", "prng_key", "random_generator", "random_seed", "random_state", "rng", "seed",
})  # fmt: skip


def asks_for_random_state(test: ast.expr) -> bool:
    """Whether `test` is, or joins, a comparison of a random state: `cv.random_state is None`."""
    if isinstance(test, ast.BoolOp):
        return any(map(asks_for_random_state, test.values))
    asked = test.left if isinstance(test, ast.Compare) else test
    name = asked.attr if isinstance(asked, ast.Attribute) else getattr(asked, "id", "")
    return name in RANDOM_STATES
