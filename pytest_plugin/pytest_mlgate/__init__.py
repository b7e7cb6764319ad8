"""mlgate in pytest: the plugin `mlgate`, of which pytest loads `pytest_mlgate.plugin` and no more."""
