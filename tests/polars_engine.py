"""The polars engine asked and judged in one go, for tests that are about what it sees."""

from mlgate.engines.judging import judge
from mlgate.engines.observing import Settings
from mlgate.engines.polars import observe
from mlgate.engines.polars.frames import source_of


def check(table, path, sources, samples=0):
    return judge(table, path, observe(table, sources, Settings(path=path)), samples)


def validate_frame(contract, frame, *, table=None, samples=0):
    return check(contract.table(table), contract.path, (source_of(frame),), samples).findings
