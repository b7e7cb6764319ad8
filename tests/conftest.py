"""What all tests share."""

from hypothesis import HealthCheck, settings

pytest_plugins = ["pytester"]

# How long an example takes says how busy the machine is, and nothing of the code.
settings.register_profile("mlgate", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("mlgate")
