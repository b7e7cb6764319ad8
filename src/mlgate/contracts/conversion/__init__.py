"""Contracts from what teams have (pandera, Great Expectations, Table Schema, JSON Schema), and back to pandera."""
