"""What was learned from rows that are held out afterwards: one search for all rules that are about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from mlgate.rules import libraries
from mlgate.rules.events import Fit, Place
from mlgate.rules.paths import DIVISIONS, path
from mlgate.rules.rule import Hit
from mlgate.rules.text_models import is_text_model

if TYPE_CHECKING:
    from mlgate.rules.dataflow import Module
    from mlgate.rules.values import Identities

_BY_LESSON = {
    "statistic": "MLL102",
    "encoding": "MLL103",
    "selection": "MLL104",
    "copies": "MLL105",
    "augmentation": "MLL106",
    "windows": "MLL106",
    "vocabulary": "MLL114",
}
_BY_CLASS = {
    **dict.fromkeys(libraries.TARGET_ENCODERS, "MLL103"),
    **dict.fromkeys(libraries.SELECTORS, "MLL104"),
    **dict.fromkeys(libraries.TEXT_LEARNERS, "MLL114"),
}
_FOLDS = ("cross-validation", "search")
_DIVIDED = {
    "split": "splits",
    "manual": "splits",
    "cross-validation": "cross-validates",
    "search": "searches by cross-validation over",
}
_LEARNED = {
    "statistic": "{} is taken",
    "encoding": "groups are encoded ({})",
    "selection": "columns are chosen ({})",
    "copies": "rows are drawn again ({})",
    "augmentation": "rows are copied and changed ({})",
    "windows": "windows that overlap are cut ({})",
    "vocabulary": "a vocabulary is taken ({})",
}
_FITTED = "fit on the training rows only"
# What is to be done instead, of what is learned without a fit.
_MENDS = {
    "statistic": "take it of the training rows only",
    "encoding": "encode by the training rows only",
    "selection": "choose by the training rows only",
    "copies": "split first, and draw again from the training rows only",
    "augmentation": "split first, and change copies of the training rows only",
    "windows": "split first, and cut the windows of each part for itself",
    "vocabulary": "take it of the training rows only",
}


class Leak(NamedTuple):
    """What `fit` learned tells of rows that `other` holds out; `code` is the rule that it breaks, `reason` says how.

    `then` is what `other` does with the rows.
    """

    code: str
    fit: Fit
    other: Place
    reason: str
    then: str


def leaks(module: Module) -> Iterator[Leak]:
    """Yield every leak of `module`, whatever rule it breaks."""
    searches = (_divided, _applied, _evaluated, _trained, _layered, _used)
    said: set[tuple[str, int]] = set()
    for search in searches:
        for leak in search(module):
            key = (leak.code, id(leak.fit))
            if search is not _used or key not in said:
                said.add(key)
                yield leak


def hits(module: Module, code: str) -> Iterator[Hit]:
    """Yield what `module` says of the rule `code`."""
    for leak in module.leaks:
        if leak.code == code:
            yield _hit(module, leak)


def _divided(module: Module) -> Iterator[Leak]:
    for split in module.splits:
        for fit in () if module.in_test(split.place) else module.leaking(split):
            reason = f"on rows that {module.named(split.place)} {_DIVIDED[split.kind]} afterwards"
            within = split.kind in _FOLDS and bool(module.rows.parts(fit.rows) & module.rows.parts(split.rows))
            if within and libraries.coder(fit.maker):
                # Which categories there are is little to know of one fold, where a test set is apart.
                continue
            code = "MLL109" if within else _code(fit)
            mend = "put it into a Pipeline, which is fitted in each fold" if within else _mend(module, fit)
            yield Leak(code=code, fit=fit, other=split.place, reason=f"{reason}; {mend}", then=DIVISIONS[split.kind])


def _applied(module: Module) -> Iterator[Leak]:
    for use in module.applications:
        if use.method != "transform" or module.in_test(use.place):
            continue
        fits, part = module.spanning(use.fits, use.rows)
        for fit in fits:
            if module.learns(fit):
                where = f"{module.named(use.place)} applies it to {_named(part)} of a split"
                yield _on_all(fit, use.place, "applied", where)


def _evaluated(module: Module) -> Iterator[Leak]:
    for judged in module.evaluations:
        fits, part = module.spanning(judged.fits, judged.rows)
        if part not in ("", "train") and judged.known and not module.in_test(judged.place):
            for fit in fits:
                where = f"{module.named(judged.place)} evaluates it on {_named(part)}, which it has seen"
                yield _on_all(fit, judged.place, "judged", where)


def _trained(module: Module) -> Iterator[Leak]:
    """Yield what was learned of all rows and went into what a model was fitted on, one part of a split."""
    for model in module.models:
        for number in () if module.in_test(model.place) else sorted(module.of_many(model.learned)):
            fits, part = module.spanning(frozenset((number,)), model.rows)
            for fit in fits:
                if module.learns(fit) and not _stays_together(module, fit, model.rows):
                    where = f"{module.named(model.place)} fits a model to {_named(part)} of a split"
                    yield _on_all(fit, model.place, "model fitted", where)


def _stays_together(module: Module, fit: Fit, rows: Identities) -> bool:
    """Whether `fit` made copies of rows, and those of a group stand on one side with the part that holds `rows`."""
    if fit.lesson not in ("augmentation", "copies"):
        return False
    numbers = (module.rows.sets[row].split for row in module.rows.parts(rows))
    return any(number is not None and module.split(number).mixing == "groups" for number in numbers)


def _layered(module: Module) -> Iterator[Leak]:
    """Yield layers of a network that were adapted to all rows, where it is fitted to one part of a split."""
    for model in module.all_fits:
        for number in module.adapted(model) if model.supervised and not module.in_test(model.place) else ():
            fits, part = module.spanning(frozenset((number,)), model.rows)
            for fit in fits:
                where = f"{module.named(model.place)} fits its network to {_named(part)} of a split"
                yield _on_all(fit, model.place, "model fitted", where)


def _used(module: Module) -> Iterator[Leak]:
    """Yield what was learned from rows of which a model was fitted to some and judged on others, however chosen."""
    for use in module.evaluations:
        for model in () if module.in_test(use.place) else module.fits(use.fits):
            if not (use.known or use.by == "a comparison" or model.method == "backward"):
                continue
            if not model.supervised or module.are_the_same(model.rows, use.rows):
                continue
            for fit in module.fits(module.of_many(model.learned)):
                if _stays_together(module, fit, model.rows):
                    continue
                if module.learns(fit) and module.are_apart(model.rows, use.rows, fit.rows):
                    where = f"{module.named(use.place)} judges on some of them a model that was fitted to others"
                    yield _on_all(fit, use.place, "model judged", where)


def _on_all(fit: Fit, other: Place, then: str, where: str) -> Leak:
    return Leak(code=_code(fit), fit=fit, other=other, reason=f"on all rows; {where}", then=then)


def _named(part: str) -> str:
    return "a part of them" if part == "part" else f"the {part} rows"


def learns(fit: Fit) -> bool:
    """Whether `fit` surely learned from its rows."""
    if fit.lesson != "fit" or fit.method == "backward" or fit.rebuilds:
        return True
    return fit.maker is not None and libraries.learns(fit.maker)


def _mend(module: Module, fit: Fit) -> str:
    if fit.lesson != "fit":
        return _MENDS[fit.lesson]
    # What predicts is a model by itself, and nothing that makes the rows ready.
    predicts = any(use.identity == fit.identity for use in module.uses)
    return "split first, and fit the model on the training rows only" if predicts else _FITTED


def _code(fit: Fit) -> str:
    if fit.lesson != "fit":
        return _BY_LESSON[fit.lesson]
    if fit.maker is None:
        return "MLL101"
    return _BY_CLASS.get(fit.maker.symbol.last, "MLL114" if is_text_model(fit.maker) else "MLL101")


def _hit(module: Module, leak: Leak) -> Hit:
    fit, node = leak.fit, leak.fit.place.node
    if fit.lesson == "fit":
        what = f"{fit.maker.symbol.last if fit.maker is not None else 'the estimator'} is fitted"
    else:
        what = _LEARNED[fit.lesson].format(fit.method)
    return Hit(
        message=f"{what} {leak.reason}",
        location=module.location(fit.place),
        lines=(node.lineno, node.end_lineno or node.lineno),
        path=path(
            module, fit.rows, ("fitted" if fit.lesson == "fit" else "learned", fit.place), (leak.then, leak.other)
        ),
    )
