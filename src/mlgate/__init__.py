"""Quality gates for machine-learning repositories: data, model and code under one verdict."""

__version__ = "0.1.0"
