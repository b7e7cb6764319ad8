"""Cases of equally many rows as one table of many columns: what an engine pays for each query is paid once for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec
import pyarrow as pa

from conformance.cases import Case
from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.constraints import Disorder, Untrue

_MOST = 24  # cases in one table


def merged(cases: Sequence[Case], alone: frozenset[str] = frozenset()) -> list[Case]:
    """Return the cases, those together that can share a table, without those named `alone`; no rule is left out."""
    groups: dict[object, list[Case]] = defaultdict(list)
    single = []
    for case in cases:
        if _shares(case) and case.name not in alone:
            conditions = any(isinstance(rule.test, Untrue) for rule in case.table.rules)
            groups[case.sources[0].num_rows, case.samples, conditions].append(case)
        else:
            single.append(case)
    return [*single, *(one for group in groups.values() for one in _tables(group))]


def _shares(case: Case) -> bool:
    odd = case.related or case.broken or not case.table.rules or len(case.table.columns) > _MOST
    names = [one.name.lower() for one in case.table.columns]
    # Of no rows nothing is judged but that there are none; names that differ by case are a matter of their own.
    return not odd and len(case.sources) == 1 and case.sources[0].num_rows > 0 and len(set(names)) == len(names)


def _tables(group: Sequence[Case]) -> Iterator[Case]:
    for start in range(0, len(group), _MOST):
        some = group[start : start + _MOST]
        if len(some) == 1:
            yield some[0]
            continue
        data: dict[str, pa.ChunkedArray] = {}
        columns: dict[str, Column] = {}
        rules: list[Rule] = []
        expect = {}
        for index, case in enumerate(some):
            one = _renamed(case, f"q{index}_") if _clashes(case, data, columns) else case
            data |= {name: one.sources[0].column(name) for name in one.sources[0].column_names}
            columns |= {column.name: column for column in one.table.columns}
            rules += [msgspec.structs.replace(rule, subject=f"{case.name}/{rule.subject}") for rule in one.table.rules]
            expect |= {f"{case.name}/{subject}": value for subject, value in case.expect.items()}
        table = Table(name="t", columns=tuple(columns.values()), rules=tuple(rules))
        name = f"{some[0].name}...{some[-1].name}"
        yield Case(name=name, table=table, sources=(pa.table(data),), expect=expect, samples=some[0].samples)


def _clashes(case: Case, data: dict[str, pa.ChunkedArray], columns: dict[str, Column]) -> bool:
    """Return whether a name stands for other data, or is read otherwise, already; Spark takes `a` and `A` for one."""
    source, known = case.sources[0], {name.lower() for name in data}
    shared = all(
        name in data and _bytes(data[name]) == _bytes(source.column(name))
        for name in source.column_names
        if name.lower() in known
    )
    return not shared or any(columns.get(one.name, one) != one for one in case.table.columns)


def _bytes(values: pa.ChunkedArray) -> bytes:
    """Return what tells columns apart, NaN or not."""
    whole = pa.concat_arrays(values.chunks) if values.num_chunks else pa.nulls(0)
    return pa.record_batch([whole], names=["x"]).serialize().to_pybytes() + str(values.type).encode()


def _renamed(case: Case, prefix: str) -> Case:
    """Return the case with all its columns named anew."""
    columns = []
    for one in case.table.columns:
        path = (prefix + str(one.path[0]), *one.path[1:]) if one.path else ()
        columns.append(msgspec.structs.replace(one, name=prefix + one.name, path=path))
    rules = []
    for rule in case.table.rules:
        assert not isinstance(rule.test, Untrue), "conditions are about the same data"
        test = rule.test
        if isinstance(test, Disorder):
            by = None if test.by is None else prefix + test.by
            test = msgspec.structs.replace(test, by=by, within=tuple(prefix + name for name in test.within))
        names = tuple(prefix + name for name in rule.columns)
        rules.append(msgspec.structs.replace(rule, columns=names, test=test))
    source = case.sources[0].rename_columns([prefix + name for name in case.sources[0].column_names])
    table = msgspec.structs.replace(case.table, columns=tuple(columns), rules=tuple(rules))
    return msgspec.structs.replace(case, table=table, sources=(source,))
