"""Data sets to files that engines can read: found, fetched, unpacked and looked at, whatever engine reads them then."""

from mlgate.readers.files import DataFile, Dialect, Reading

__all__ = ["DataFile", "Dialect", "Reading"]
