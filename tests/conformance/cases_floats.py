"""Numbers of binary floating formats, and vectors."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pyarrow as pa

from conformance.cases import Case, column, in_rows, rule
from conformance.cases_rows import INF, NAN
from mlgate.contracts import Table
from mlgate.contracts.constraints import Inexact, NotNormal, Outside, Unlisted

_SINGLE = 0.10000000149011612


def formats() -> Iterator[Case]:
    """Yield numbers that fit fewer bits, and that do not."""
    odd = [0.0, -0.0, 0.5, 0.1, _SINGLE, 0.1 + 0.2, 1e39, NAN, INF, -INF, None, 3.4028234663852886e38, 1e-45, 1e-46]
    yield from in_rows("float32", "number", pa.float64(), odd, Inexact(format="float32"), [5, 6, 13])
    whole = [0, 16777216, 16777217, 2**53 + 1, -(2**63), 1234567, None]
    yield from in_rows("float32-integer", "number", pa.int64(), whole, Inexact(format="float32"), [2, 3])
    yield from in_rows("float32-held", "number", pa.float32(), [0.1, NAN, None], Inexact(format="float32"), [])
    cents = [Decimal("0.10"), Decimal("123456.78"), Decimal("12345678.91"), None]
    yield from in_rows("float32-decimal", "number", pa.decimal128(12, 2), cents, Inexact(format="float32"), [2])
    halves = [0.0, 1.5, 0.1, 65504.0, 65505.0, 65520.0, 2.0**-24, 2.0**-25, 1e300, NAN, INF, None, -2048.0, -2049.0]
    half = Inexact(format="float16")
    yield from in_rows("float16", "number", pa.float64(), halves, half, [2, 4, 5, 7, 8, 13])
    brain = [0.0, 1.5, 0.1, 255.0, 257.0, 3.3895313892515355e38, 3.39e38, 2.0**-133, 2.0**-134, 1e300, None]
    yield from in_rows("bfloat16", "number", pa.float64(), brain, Inexact(format="bfloat16"), [2, 4, 6, 8, 9])


def vectors() -> Iterator[Case]:
    """Yield the lengths of vectors, with gaps in them, and their elements."""
    columns = (column("v", "vector"), column("v[]", "number", path=("v", None)))
    normal = rule(NotNormal(tolerance=1e-3), "v", subject="normalized")
    table = Table(name="t", columns=columns, rules=(normal,))
    values = [[1.0, 0.0], [0.6, 0.8], [1.0, 1.0], [], None, [1.0, None], [NAN, 1.0], [0.5, 2.0]]
    data = pa.table({"v": pa.array(values, pa.list_(pa.float64()))})
    yield Case(name="vectors", table=table, sources=(data,), expect={"normalized": 5})
    yield Case(name="vectors-pass", table=table, sources=(data.slice(0, 1),), expect={"normalized": 0})
    fixed = pa.table({"v": pa.array([[1, 0], [0, 1], [1, 0], [1, 1]], pa.list_(pa.int8(), 2))})
    yield Case(name="vectors-fixed", table=table, sources=(fixed,), expect={"normalized": 1})
    rules = (
        rule(Inexact(format="float16"), "v[]", subject="half"),
        rule(Outside(low=-1, high=1), "v[]", subject="range"),
        rule(Unlisted(values=(0, 1)), "v[]", subject="bits"),
    )
    elements = Table(name="t", columns=columns, rules=rules)
    full = data.take([0, 1, 2, 3, 4, 7])
    yield Case(name="elements", table=elements, sources=(full,), expect={"half": 1, "range": 1, "bits": 2})
    passing = dict.fromkeys(("half", "range", "bits"), 0)
    yield Case(name="elements-pass", table=elements, sources=(data.slice(0, 1),), expect=passing)
    yield Case(name="elements-fixed", table=elements, sources=(fixed,), expect=passing)


def all_cases() -> Iterator[Case]:
    """Yield every case of this module."""
    yield from formats()
    yield from vectors()
