"""Dataframe engines: each runs a compiled contract, in one pass over the rows."""
