"""Files opened for the polars engine as a check opens them, for tests of the engine alone."""

import atexit

from mlgate.engines.polars import opened
from mlgate.readers import Reading
from mlgate.readers.opening import open_file
from mlgate.readers.scratch import Scratch


def open_files(named, **stated):
    """Return the sources of files given as a path and a name, read as `stated`."""
    scratch = Scratch()
    atexit.register(scratch.remove)
    return opened([open_file(path, shown, Reading(**stated), scratch) for path, shown in named])
