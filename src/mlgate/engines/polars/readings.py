"""A source read through a table's columns, and what keeps whole columns from being read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec
import polars as pl

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.compiled import Entry, Step
from mlgate.contracts.constraints import Missing, Mistyped, RowTest, Untrue
from mlgate.core.panics import silenced
from mlgate.engines.matching import Held, How, Origin, faults, reading, stored
from mlgate.engines.observing import BrokenColumn, Settings
from mlgate.engines.polars.breaking import breaking, present
from mlgate.engines.polars.columns import View, held, parsed, raw, read_type, typed
from mlgate.engines.polars.conditions import translate
from mlgate.engines.polars.entries import field_of, listed, made, part_of
from mlgate.engines.polars.exact import NEVER
from mlgate.engines.polars.sources import Source, agreed
from mlgate.readers.unreadable import unreadable

# The number of a row, from 1, where rows are looked up.
ROW = "row"
_TEXT = Held(family="text")


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A column of the contract found in a source: a column of it, or a field below one.

    `name` is the column, in `Read.frame`, of its values, or of what it is below; `dtype` the type of that. `steps` lead
    from there to the field, `mistyped` says whether a column next to it has the rows that cannot be read. `stored` is
    the column in `Read.stored`; `held` says that `name` holds it as the source does.
    `zoned` is as in `View`.
    """

    column: Column
    how: How
    name: str
    stored: str
    dtype: pl.DataType
    steps: tuple[Step, ...] = ()
    mistyped: bool = False
    held: bool = False
    zoned: pl.Expr | bool = False

    @property
    def many(self) -> bool:
        """Whether a row has any number of its values, those of a list's items or a map's entries."""
        return any(not isinstance(step, str) for step in self.steps)

    def breaking(self, test: RowTest) -> pl.Expr:
        """Return the rows that break `test`: for a field below a list, those where any item does."""
        exact = self.how == "as is" and self.column.zone is None
        if self.how == "nothing" or (exact and isinstance(test, Mistyped)):
            return NEVER
        if not self.steps:
            return breaking(test, self._view(), self.dtype)
        return _below(pl.col(self.name), self.dtype, self.steps, lambda value, dtype: self._leaf(test, value, dtype))

    def value(self) -> tuple[pl.Expr, pl.DataType]:
        """Return the column's values, one a row, and their type."""
        if self.how == "nothing":
            # As long as the column: a literal alone has one row, whatever the frame has.
            return pl.when(pl.col(self.name).is_null()).then(None), pl.Null()
        if not self.steps and not self.held:
            return pl.col(self.name), self.dtype
        value, dtype = self.stands()
        return self._read(value, dtype).value, read_type(self.column, self.how, dtype)

    def stands(self) -> tuple[pl.Expr, pl.DataType]:
        """Return what stands in a field, one value a row, as the source has it, and its type."""
        value, dtype = pl.col(self.name), self.dtype
        if not self.steps and not self.held:
            return value, dtype
        for step in self.steps:
            value, dtype = step_to(value, dtype, step)
        return value, dtype

    def _view(self) -> View:
        mistyped = pl.col(f"t{self.name[1:]}") if self.mistyped else None
        return View(value=pl.col(self.name), mistyped=mistyped, zoned=self.zoned)

    def _leaf(self, test: RowTest, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
        return breaking(test, self._read(value, dtype), read_type(self.column, self.how, dtype))

    def _read(self, value: pl.Expr, dtype: pl.DataType) -> View:
        return parsed(self.column, value) if self.how == "text" else typed(self.column, self.how, value, dtype)


def step_to(value: pl.Expr, dtype: pl.DataType, step: Step) -> tuple[pl.Expr, pl.DataType]:
    """Return a field of an object, or the key or value of an entry of a map, and its type."""
    if not isinstance(dtype, pl.Struct) or step is None:
        raise TypeError(str(step))
    if isinstance(step, Entry):
        return part_of(value, dtype, step)
    return field_of(value, dtype, step), made(next(field.dtype for field in dtype.fields if field.name == step))


def _below(
    value: pl.Expr,
    dtype: pl.DataType,
    steps: Sequence[Step],
    leaf: Callable[[pl.Expr, pl.DataType], pl.Expr],
) -> pl.Expr:
    """Return the rows where `leaf` is true of what `steps` lead to; what is below a missing parent breaks nothing."""
    if not steps:
        return leaf(value, dtype)
    step, *rest = steps
    if isinstance(step, Entry):
        found = listed(value, dtype)
        if found is None:
            return NEVER
        part = part_of(pl.element(), found[1], step)
        return found[0].list.eval(pl.element().is_not_null() & _below(*part, rest, leaf)).list.any()
    if step is not None:
        return value.is_not_null() & _below(*step_to(value, dtype, step), rest, leaf)
    if isinstance(dtype, pl.Array):
        value = value.arr.to_list()
    items = made(dtype.inner) if isinstance(dtype, pl.List | pl.Array) else pl.Null()
    return value.list.eval(_below(pl.element(), items, rest, leaf)).list.any()


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its columns read as the contract says.

    `stored` has the contract's `columns` as the file has them, named `s0`, … by position, so that no name of a file is
    ever taken for a pattern or stands in the way of another. `frame` has `c0`, … for their values, and `t0`, … for the
    rows that could not be read. An `unfolded` one has a row for each item of an array, with the number of its own.
    """

    source: Source
    index: int
    stored: pl.LazyFrame
    columns: tuple[pl.Expr, ...]
    expressions: tuple[pl.Expr, ...]
    fields: Mapping[str, Field]
    broken: tuple[BrokenColumn, ...]
    rows: int = 0
    unfolded: bool = False

    @property
    def frame(self) -> pl.LazyFrame:
        """The columns read."""
        return self.stored.select(self.expressions) if self.expressions else self.stored

    @property
    def null_values(self) -> tuple[str, ...] | None:
        """The texts that are nulls; `None` where the source is no text."""
        return self.source.null_values if self.source.text else None

    def rows_with(self, *more: pl.Expr) -> pl.LazyFrame:
        """Return the columns read, beside the number of each row and `more` of what is stored."""
        if self.unfolded:
            return self.stored.select(*self.expressions, *more)
        return self.stored.with_row_index(ROW, 1).select(pl.col(ROW), *self.expressions, *more)

    def reads(self, rule: Rule) -> bool:
        """Return whether every column of `rule` is there to be read."""
        return all(name in self.fields for name in rule.columns)

    def breaking(self, rule: Rule) -> pl.Expr:
        """Return the rows that break `rule`, a row rule."""
        if isinstance(rule.test, Untrue):
            return ~translate(rule.test.condition, {name: self.fields[name].value() for name in rule.columns})
        if not isinstance(rule.test, RowTest):
            raise TypeError(rule.subject)
        return self.fields[rule.columns[0]].breaking(rule.test)

    def count(self, rule: Rule) -> pl.Expr | None:
        """Return the number of rows that break `rule`, a row rule; `None` where no row can."""
        field = self.fields[rule.columns[0]]
        plain_nulls = isinstance(rule.test, Missing) and rule.test.null and not rule.test.values
        if plain_nulls and not field.steps and not field.mistyped and field.how != "nothing":
            value = pl.col(field.name)
            # Nulls are counted where the column is held; no row is looked at.
            return value.null_count() + value.is_nan().sum() if field.dtype.is_float() else value.null_count()
        broken = self.breaking(rule)
        return None if broken is NEVER else broken.sum()

    def values(self, rule: Rule) -> list[tuple[pl.Expr, pl.DataType]]:
        """Return the values of the rule's columns and their types; what is missing may be null or NaN."""
        return [self.fields[name].value() for name in rule.columns]

    def there(self, rule: Rule) -> pl.Expr:
        """Return the rows where all of the rule's columns have a value."""
        return pl.all_horizontal(present(value, dtype) for value, dtype in self.values(rule))

    def collect(self, frame: pl.LazyFrame) -> pl.DataFrame:
        """Run a query over the source. Raises CheckError where the source cannot be read to its end."""
        try:
            with silenced():
                return frame.collect(engine="streaming")
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
            raise unreadable(self.source.file, self.source.shown, error) from error


def read(table: Table, source: Source, index: int = 0, settings: Settings | None = None) -> Read:
    """Return `source`, the one at `index`, read through the columns of `table`; nothing is loaded yet."""
    extra = "allow" if settings is None else settings.extra
    names = source.names or tuple(source.schema)
    broken = list(faults(table, names, source=index, shown=source.shown, extra=extra))
    gone = {one.column for one in broken if one.stops}
    origin = Origin(source=index, shown=source.shown, plain_json=source.json)
    tops: dict[str, Held] = {}
    found: list[tuple[Column, How]] = []
    for column in table.columns:
        if column.top in gone or column.top not in source.schema:
            continue
        if column.top not in tops:
            is_text = source.text or column.top in source.texts
            tops[column.top] = _TEXT if is_text else held(source.schema[column.top])
        how = reading(column, tops[column.top], origin)
        if isinstance(how, BrokenColumn):
            broken.append(how)
            continue
        found.append((column, how))
        if (otherwise := stored(column, tops[column.top], origin)) is not None:
            broken.append(otherwise)
    return _planned(source, index, found, broken)


def read_all(table: Table, sources: Sequence[Source], settings: Settings) -> list[Read]:
    """Return `sources` read through the columns of `table`, those that are alike planned once."""
    found: list[Read] = []
    plans: dict[object, Read] = {}
    for index, source in enumerate(sources):
        form = (
            tuple(source.schema.items()),
            source.names,
            source.text,
            source.texts,
            source.null_values,
            source.decimal,
            source.json,
        )
        plan = plans.get(form)
        if plan is None:
            one = read(table, source, index, settings)
        else:
            one = msgspec.structs.replace(plan, source=source, index=index, stored=source.frame.select(plan.columns))
        if not one.broken and one.columns:
            # What is wrong is told of each by its own name.
            plans[form] = one
        found.append(one)
    return found


def _planned(source: Source, index: int, found: Sequence[tuple[Column, How]], broken: Sequence[BrokenColumn]) -> Read:
    numbers = {top: number for number, top in enumerate(dict.fromkeys(column.top for column, _ in found))}
    expressions: list[pl.Expr] = []
    fields: dict[str, Field] = {}
    whole: set[int] = set()
    for position, (column, how) in enumerate(found):
        number, dtype = numbers[column.top], source.schema[column.top]
        if column.path:
            if number not in whole:
                whole.add(number)
                expressions.append(pl.col(f"s{number}").alias(f"p{number}"))
            fields[column.name] = Field(
                column=column,
                how=how,
                name=f"p{number}",
                stored=f"s{number}",
                dtype=dtype,
                steps=tuple(column.path[1:]),
            )
            continue
        view = _view(source, column, how, f"s{number}")
        expressions.append(view.value.alias(f"c{position}"))
        if view.mistyped is not None:
            expressions.append(view.mistyped.alias(f"t{position}"))
        zoned = view.zoned
        if isinstance(zoned, pl.Expr):
            expressions.append(zoned.alias(f"z{position}"))
            zoned = pl.col(f"z{position}")
        kind = read_type(column, how, dtype)
        fields[column.name] = Field(
            column=column,
            how=how,
            name=f"c{position}",
            stored=f"s{number}",
            dtype=kind,
            mistyped=view.mistyped is not None,
            zoned=zoned,
        )
    columns = _columns(source, numbers)
    return Read(
        source=source,
        index=index,
        # Without any column there are still rows to count.
        stored=source.frame.select(columns) if columns else source.frame,
        columns=columns,
        expressions=tuple(expressions),
        fields=fields,
        broken=tuple(broken),
    )


def _view(source: Source, column: Column, how: How, name: str) -> View:
    if column.top in source.texts:
        # What the path spells has nulls of its own, and no text is one.
        return parsed(column, pl.col(name), source.decimal)
    if source.text:
        return parsed(column, raw(name, source.null_values), source.decimal)
    if how == "text":
        return parsed(column, pl.col(name))
    return typed(column, how, pl.col(name), source.schema[column.top])


def _columns(source: Source, numbers: Mapping[str, int]) -> tuple[pl.Expr, ...]:
    positions = {name: position for position, name in enumerate(source.schema)}
    # polars takes some names for patterns.
    return tuple(
        (pl.nth(positions[name]) if name == "*" or name.startswith("^") else pl.col(name)).alias(f"s{number}")
        for name, number in numbers.items()
    )


def check_rows(one: Read, rows: int) -> Read:
    """Return `one` with the number of its rows.

    Raises:
        CheckError: the source has another number of rows than was counted before.
    """
    agreed(one.source, rows)
    return msgspec.structs.replace(one, rows=rows)
