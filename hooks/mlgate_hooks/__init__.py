"""The entry points of mlgate's pre-commit hooks, and the catalogue from which their manifest is written."""
