"""What the runner does that needs no deepchecks."""

import random
from types import SimpleNamespace

import numpy as np

from mlgate.isolated import deepchecks_runner as runner


def test_each_check_begins_with_the_same_random_numbers():
    check = SimpleNamespace(run_logic=lambda scale: (scale * random.random(), scale * np.random.random()))  # noqa: NPY002
    runner._seeded(check)
    first = check.run_logic(2)
    # As other checks do, more or fewer times.
    random.random()
    np.random.random()  # noqa: NPY002
    assert check.run_logic(scale=2) == first
