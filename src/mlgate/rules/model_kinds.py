"""What a model is, as far as its class tells: one that predicts numbers, one that takes some of the columns only."""

from __future__ import annotations

from mlgate.rules.libraries import COMPOSITES, SEARCHES
from mlgate.rules.values import Each, Either, Items, Object, Value

_REGRESSORS = frozenset({
    "ARDRegression", "BayesianRidge", "ElasticNet", "ElasticNetCV", "KernelRidge", "Lars", "Lasso", "LassoCV",
    "LassoLars", "LinearRegression", "OLS", "Ridge", "RidgeCV",
})  # fmt: skip
_COLUMN_CHOOSERS = frozenset({
    "ColumnSelector", "ColumnTransformer", "DataFrameMapper", "DropColumns", "DropFeatures", "FunctionTransformer",
    "make_column_transformer",
})  # fmt: skip


def is_regressor(value: Value | None) -> bool:
    """Whether `value` surely predicts numbers: a regressor, or a pipeline or a search that ends in one."""
    if isinstance(value, Items):
        return bool(value.values) and is_regressor(value.values[-1])
    if not isinstance(value, Object):
        return False
    name = value.symbol.last
    if name in COMPOSITES or name in SEARCHES:
        last = value.parts[-1] if name in COMPOSITES and value.parts else (*value.parts, None)[0]
        return last is not None and is_regressor(last)
    return name.endswith(("Regressor", "SVR")) or name in _REGRESSORS


def chooses_columns(value: Value | None) -> bool:
    """Whether `value` may leave out columns of what it is fitted on."""
    if isinstance(value, Object):
        return value.symbol.last in _COLUMN_CHOOSERS or any(map(chooses_columns, value.parts))
    if isinstance(value, (Items, Either)):
        return any(map(chooses_columns, value.values))
    return isinstance(value, Each) and chooses_columns(value.element)
