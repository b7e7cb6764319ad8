"""Names of gaps between groups of people, as fairlearn has them, without numpy: what each is the gap of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Of = Literal["difference", "ratio", "group_min", "group_max"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """What is measured in each group: a metric, or 1 less it (`complement`), under the name that fairlearn has."""

    name: str
    metric: str
    complement: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """The worst over `rates` of what lies between the groups: highest less lowest, lowest over highest, or one end."""

    rates: tuple[Rate, ...]
    of: Of


_TRUE_POSITIVE = Rate(name="true_positive_rate", metric="recall")
_FALSE_POSITIVE = Rate(name="false_positive_rate", metric="specificity", complement=True)
_SELECTION = Rate(name="selection_rate", metric="selection_rate")

_RATES: dict[str, tuple[Rate, ...]] = {
    "demographic_parity": (_SELECTION,),
    "equalized_odds": (_TRUE_POSITIVE, _FALSE_POSITIVE),
    "equal_opportunity": (_TRUE_POSITIVE,),
    "true_positive_rate": (_TRUE_POSITIVE,),
    "false_positive_rate": (_FALSE_POSITIVE,),
    "true_negative_rate": (Rate(name="true_negative_rate", metric="specificity"),),
    "false_negative_rate": (Rate(name="false_negative_rate", metric="recall", complement=True),),
}
_OF: tuple[Of, ...] = ("difference", "ratio", "group_min", "group_max")
# Of what is no rate but a criterion, fairlearn has the two only.
_CRITERIA = ("demographic_parity", "equalized_odds", "equal_opportunity")

NAMES = tuple(f"{criterion}_{of}" for criterion in _CRITERIA for of in _OF[:2])


def gap(name: str) -> Gap | None:
    """Return what gap `name` means (`roc_auc_difference`, `ndcg_ratio@10`); `None` where it means none.

    Whether there is such a metric is not looked at.
    """
    base, at, number = name.partition("@")
    for of in _OF:
        what = base.removesuffix(f"_{of}")
        if what == base or not what or (what in _CRITERIA and of not in _OF[:2]):
            continue
        if what in _RATES:
            return None if at else Gap(rates=_RATES[what], of=of)
        return Gap(rates=(Rate(name=what, metric=f"{what}{at}{number}"),), of=of)
    return None
