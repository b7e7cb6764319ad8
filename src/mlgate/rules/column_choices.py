"""Which columns are taken of rows, by names that are known in part, or that something learned chose."""

from __future__ import annotations

import ast

import msgspec

from mlgate.rules.columns import About, partly_named
from mlgate.rules.events import Application
from mlgate.rules.flow import Flow
from mlgate.rules.values import Data, Identities, Value


def apply_choice(flow: Flow, learned: Identities, rows: Identities, node: ast.expr) -> None:
    """Note that of `rows` those columns are taken that something `learned` says."""
    for number in learned:
        if flow.fits[number].lesson == "selection":
            use = Application(
                place=flow.place(node), identity=0, fits=frozenset((number,)), rows=rows, method="transform"
            )
            flow.applications.append(use)


def about_columns(flow: Flow, base: Data, columns: Value) -> About | None:
    """Return what `base[columns]` is about, where it is known which columns are left out."""
    about, chosen = flow.about(base), flow.about(columns)
    if about is None:
        return None
    if chosen is None or chosen.frame != about.frame:
        names = partly_named(columns)
        flow.mention(about, names)
        return about.only(names).inexact() if names else about.vague()
    if chosen.names is not None:
        return about.only(chosen.names)
    return msgspec.structs.replace(about.without(chosen.lacks), numbers_only=about.numbers_only or chosen.numbers_only)
