"""sqlglot's tree of a condition to the tree of `mlgate.contracts.expressions`, node by node.

Nodes are told by the names of their classes, and each may carry only what is named here: what another version of
sqlglot would add to a node is refused, not overlooked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlglot import exp

from mlgate.contracts.conditions.calls import CALLS, MEANINGLESS, SYNONYMS, Arguments, negated
from mlgate.contracts.conditions.names import ConditionError, Names
from mlgate.contracts.conditions.typed import FALSE, NULL, TRUE, MisfitError, Value, literal_moment, number, text
from mlgate.contracts.expressions import Constant, Expression, ValueType
from mlgate.core.display import nearest, plain

# What nodes carry beside their operands, and which decides nothing here.
_FLAGS = frozenset({"safe", "typed", "coalesce", "ignore_nulls", "date_part_boundary", "requires_string", "zone"})
MAX_DEPTH = 100
_QUERIES = ("Select", "Subquery", "Exists", "Union", "Any", "All")
_LITERAL_TYPES = {
    "DATE": ValueType.DATE,
    "TIME": ValueType.TIME,
    "TIMESTAMP": ValueType.TIMESTAMP,
    "TIMESTAMPNTZ": ValueType.TIMESTAMP,
    "TIMESTAMPTZ": ValueType.TIMESTAMP,
    "DATETIME": ValueType.TIMESTAMP,
}
# Longer whole numbers are beyond a double, and slow to read.
_MOST_DIGITS = 309
_FAILED = Constant(value="", type=ValueType.NULL)


def translate(tree: exp.Expr, names: Names) -> Expression:
    """Return the expression that `tree` is.

    Raises:
        ConditionError: with every problem.
    """
    translator = _Translator(names)
    value = translator.value(tree)
    if translator.problems:
        raise ConditionError(tuple(dict.fromkeys(translator.problems)))
    assert isinstance(value, Expression)
    return value


class _Translator:
    """Translates one condition, collecting its problems."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.problems: list[str] = []
        self._depth = 0

    def value(self, node: exp.Expr) -> Value:
        """Return what `node` is; where it is wrong, a stand-in, and its problem is noted."""
        if self._depth > MAX_DEPTH:
            raise ConditionError((f"the condition is nested deeper than {MAX_DEPTH} levels",))
        self._depth += 1
        try:
            return self._translated(node)
        except ConditionError:
            raise
        except ValueError as error:
            self.problems.append(plain(f"{error} (in `{_shown(node)}`)"))
            return _FAILED
        finally:
            self._depth -= 1

    def _translated(self, node: exp.Expr) -> Value:
        kind = type(node).__name__
        if kind in ("Column", "Dot", "Identifier"):
            return self._column(node)
        if kind == "Paren":
            return self.value(_only(node, "this")["this"])
        special: dict[str, Callable[[Any], Value]] = {
            "Literal": _literal,
            "Boolean": lambda one: TRUE if one.this else FALSE,
            "Null": lambda _: NULL,
            "Cast": _typed_literal,
            "And": self._flat,
            "Or": self._flat,
            "DPipe": self._flat,
            "Anonymous": self._named,
        }
        if kind in special:
            return special[kind](node)
        if kind not in CALLS:
            raise MisfitError(_refusal(node))
        # sqlglot 30 keeps NOT LIKE in the node itself.
        turned = kind in ("Like", "ILike") and bool(node.args.get("negate"))
        extra = ("negate",) if turned else ()
        parts = _only(node, *CALLS[kind].takes, *extra)
        parts.pop("negate", None)
        found = self._call(kind, parts)
        return negated(found) if turned and found is not _FAILED else found

    def _call(self, kind: str, parts: dict[str, Any]) -> Value:
        arguments = Arguments(parts, self.value)
        failed_before = len(self.problems)
        taken = arguments.values()
        if len(self.problems) > failed_before or _FAILED in taken:
            return _FAILED
        return CALLS[kind].build(arguments)

    def _flat(self, node: exp.Expr) -> Value:
        """Translate a chain of one operator, however long, at one depth."""
        kind = type(node)
        pieces: list[exp.Expr] = []
        stack = [node]
        while stack:
            one = stack.pop()
            if type(one) is kind:
                parts = _only(one, "this", "expression")
                stack += [parts["expression"], parts["this"]]
            else:
                pieces.append(one)
        return self._call(kind.__name__, {"expressions": pieces})

    def _named(self, node: exp.Expr) -> Value:
        """Translate a function that sqlglot has no class for, by its name."""
        name = str(node.this).lower()
        if name not in SYNONYMS:
            raise MisfitError(_refusal(node))
        return self._call(SYNONYMS[name], {"expressions": node.expressions})

    def _column(self, node: exp.Expr) -> Value:
        identifiers = node.parts if isinstance(node, exp.Column | exp.Dot) else [node]
        if not all(isinstance(one, exp.Identifier) for one in identifiers):
            raise MisfitError("a name is needed")
        quoted = any(one.args.get("quoted") for one in identifiers)
        return self.names.reference(".".join(str(one.this) for one in identifiers), quoted=quoted)


def _only(node: exp.Expr, *names: str) -> dict[str, Any]:
    """Return the operands `names` of `node`, refusing any other."""
    for name, value in node.args.items():
        if name not in names and name not in _FLAGS and value not in (None, False, []):
            raise MisfitError(f"'{name.replace('_', ' ')}' is not supported here")
    return {name: node.args[name] for name in names if node.args.get(name) not in (None, [])}


def _literal(node: exp.Expr) -> Value:
    if node.args.get("is_string"):
        return text(str(node.this))
    spelt = str(node.this)
    return number(int(spelt) if spelt.isdecimal() and len(spelt) < _MOST_DIGITS else float(spelt))


def _typed_literal(node: exp.Expr) -> Value:
    """Return the literal of `DATE '2024-01-31'` or `'2024-01-31'::DATE`; no other value changes its type."""
    sort = _LITERAL_TYPES.get(str(node.args["to"].this).rpartition(".")[2])
    if not (isinstance(node.this, exp.Literal) and node.this.args.get("is_string")) or sort is None:
        raise MisfitError("values are not cast: give the property the logicalType that it has")
    return literal_moment(str(node.this.this), sort)


def _refusal(node: exp.Expr) -> str:
    """Return why `node` is no part of the grammar, and what to write."""
    kind = type(node).__name__
    if kind in _QUERIES or any(isinstance(part, exp.Query) for part in _below(node)):
        return "a condition holds no subquery; write a rule of `type: sql` with `query`"
    if isinstance(node, exp.Window):
        return "a condition is about one row, without window functions; write `type: sql` with `query`"
    if isinstance(node, exp.AggFunc):
        return "a condition is about one row, without aggregates; write a metric, or `type: sql` with `query`"
    name = str(node.this).lower() if kind == "Anonymous" else _sql_name(node)
    if name in MEANINGLESS:
        return MEANINGLESS[name]
    if not isinstance(node, exp.Func):
        return f"{name} is not part of the grammar of conditions"
    return f"unknown function {name}{nearest(name, sorted({*SYNONYMS, *_names()}))}"


def _below(node: exp.Expr) -> Iterator[Any]:
    for value in node.args.values():
        yield from value if isinstance(value, list) else [value]


def _sql_name(node: exp.Expr) -> str:
    return str(node.sql_name()).lower() if isinstance(node, exp.Func) else type(node).__name__.lower()


def _names() -> Iterator[str]:
    return (call.name for call in CALLS.values() if call.name)


def _shown(node: exp.Expr) -> str:
    return plain(node.sql(dialect="duckdb"), limit=80)
