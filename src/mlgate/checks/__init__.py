"""The check kinds: one module each, whose file name is the kind's name and its table in `mlgate.toml`."""
