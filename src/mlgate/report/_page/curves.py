"""Drawings with two axes: reliability curves, two distributions over each other, a figure over time.

All are as wide as a phone, so that their letters are never shrunk. As in `strips` only numbers and words of ours are
drawn; names stand in the caption.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

import svg
from markupsafe import Markup

from mlgate.report._figures import figure
from mlgate.report._page.evidence import Bin, Distribution, Moment
from mlgate.report._page.scales import Scale, around

_LEFT, _RIGHT, _TOP = 42.0, 314.0, 12.0
_WIDTH = 320
# Bins are drawn as wide as each other where one is so many times as wide as another.
_UNEVEN = 8
# Nearer to an end, words stand to its inner side; a letter of them is about so wide.
_NEAR, _LETTER = 16.0, 7.0
NOW = "this run"
_DAY = re.compile(rf"\d{{4}}-\d{{2}}-\d{{2}}|{NOW}", re.ASCII)
# Where the sides of a comparison stand in the order of the page's colours.
_SIDES = ("second", "first")


def reliability(curves: Mapping[str, Sequence[Bin]]) -> Markup:
    """Return how often predicted probabilities came true: on the diagonal they are right."""
    bottom = 284.0
    across, up = _Axis(Scale(low=0, high=1), _LEFT, _RIGHT), _Axis(Scale(low=0, high=1), bottom, _TOP)
    elements = [*_frame(across, up), _line([(across(0), up(0)), (across(1), up(1))], "ideal")]
    # The candidate is drawn last, over the baseline.
    ordered = sorted(curves.items(), key=lambda item: item[0] == "candidate")
    for name, (_, bins) in zip(_SIDES[-len(ordered) :], ordered, strict=False):
        dots = [(across(one.predicted), up(one.observed)) for one in bins]
        elements += [
            _line([(x, up(one.low)), (x, up(one.high))], f"range {name}")
            for (x, _), one in zip(dots, bins, strict=True)
        ]
        elements += [_line(dots, f"curve {name}"), *(_dot(x, y, name) for x, y in dots)]
    elements += [
        _words((_LEFT + _RIGHT) / 2, bottom + 32, "predicted probability"),
        _words(_LEFT, 8, "came true", "start"),
    ]
    told = (
        "How often what was predicted came true, by predicted probability; the dashed diagonal is a calibrated model."
    )
    return _drawn("Reliability curve", told, elements, int(bottom) + 38)


def distributions(found: Distribution) -> Markup:
    """Return two distributions over each other, as shares of their rows."""
    bottom = 150.0
    places, ticks = _bins(found)
    across = _Axis(Scale(low=places[0], high=places[-1]), _LEFT, _RIGHT)
    up = _Axis(Scale(low=0, high=max(*found.reference, *found.current) * 1.05), bottom, _TOP)
    elements = [*_frame(across, up, percent=True, labelled=False)]
    for shares, name in ((found.reference, "second"), (found.current, "first")):
        outline = list(_outline(places, shares, across, up))
        elements += [_area(outline, name), _line(outline, f"curve {name}")]
    elements += _beside([(across(at), text) for at, text in ticks], bottom + 16)
    told = "The share of the rows in each bin, in the data set that is compared with and in the present one."
    return _drawn("Two distributions", told, elements, int(bottom) + 22)


def _bins(found: Distribution) -> tuple[list[float], list[tuple[float, str]]]:
    """Return where the bins begin and end in the drawing, and what stands below it, where."""
    bins, edges = len(found.reference), found.edges
    if not edges:
        return [float(at) for at in range(bins + 1)], [(at + 0.5, str(at + 1)) for at in range(bins)]
    widths = [high - low for low, high in pairwise(edges)] or [abs(edges[0]) or 1.0]
    if max(widths) > _UNEVEN * min(widths) or not all(map(math.isfinite, widths)):
        # A bin among much wider ones would not be seen: each is as wide as the next.
        first = int(len(edges) < bins)
        return [float(at) for at in range(bins + 1)], [(at, figure(edge)) for at, edge in enumerate(edges, first)]
    # Bins of somewhat unequal width: what is as high as their share is no density, but is read.
    if len(edges) < bins:
        # What has no end is as wide as what is beside it, and no number stands beyond the last that is known.
        places = [edges[0] - widths[0], *edges, edges[-1] + widths[-1]]
        return places, [(edge, figure(edge)) for edge in edges]
    return list(edges), [(tick, figure(tick)) for tick in Scale(low=edges[0], high=edges[-1]).ticks()]


def _beside(labels: Sequence[tuple[float, str]], y: float) -> Iterator[svg.Element]:
    """Yield those of `labels`, from the left, that do not run into the one before."""
    free = 0.0
    for x, text in labels:
        width, anchor = _LETTER * len(text), _anchor(x)
        start = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        if start >= free:
            free = start + width + _LETTER
            yield _words(x, y, text, anchor)


def history(moments: Sequence[Moment], limits: Sequence[float]) -> Markup:
    """Return a figure over its moments, each as far from the next, and its limits.

    What was measured on something else is hollow, and no line leads there from what was not.
    """
    bottom = 150.0
    ends = [end for one in moments for end in (one.low, one.high) if end is not None]
    up = _Axis(around([*(one.value for one in moments), *limits], ends), bottom, _TOP)
    across = _Axis(Scale(low=-0.5, high=len(moments) - 0.5), _LEFT, _RIGHT)
    elements = [*_frame(across, up, labelled=False)]
    elements += [_line([(_LEFT, up(limit)), (_RIGHT, up(limit))], "limit") for limit in limits]
    dots = [(across(number), up(one.value)) for number, one in enumerate(moments)]
    ranges = [
        (x, up(one.low), up(one.high))
        for (x, _), one in zip(dots, moments, strict=True)
        if one.low is not None and one.high is not None
    ]
    drawn: list[svg.PathData] = [part for x, low, high in ranges for part in (svg.M(x, low), svg.V(high))]
    elements += [svg.Path(d=drawn, class_=["range", "first"])] if drawn else []
    for alike, run in groupby(zip(dots, moments, strict=True), lambda pair: pair[1].other):
        line = [dot for dot, _ in run]
        elements += [_line(line, "curve first")] if len(line) > 1 else []
        elements += [_dot(x, y, "first hollow" if alike else "first") for x, y in line]
    # Only what is a day, or ours.
    named = [(dots[end][0], moments[end].at) for end in (0, -1) if _DAY.fullmatch(moments[end].at)]
    elements += _beside(named, bottom + 16)
    return _drawn("History", "The figure over time; the dashed line is its limit.", elements, int(bottom) + 22)


def _anchor(x: float) -> str:
    """Return how words at `x` stand, so that they stay within the drawing."""
    return "start" if x < _LEFT + _NEAR else "end" if x > _RIGHT - _NEAR else "middle"


class _Axis:
    """From a number to a place in the drawing."""

    def __init__(self, scale: Scale, start: float, end: float) -> None:
        self.scale, self._start, self._end = scale, start, end

    def __call__(self, value: float) -> float:
        return round(self._start + (self._end - self._start) * self.scale.place(value) / 100, 2)


def _frame(across: _Axis, up: _Axis, *, percent: bool = False, labelled: bool = True) -> Iterator[svg.Element]:
    """Yield a line across at each tick of the upright axis, and the labels of both."""
    for tick in up.scale.ticks():
        yield _line([(_LEFT, up(tick)), (_RIGHT, up(tick))], "grid")
        label = f"{figure(tick * 100)} %" if percent else figure(tick)
        yield _words(_LEFT - 6, up(tick) + 4, label, "end")
    if labelled:
        floor = max(up(up.scale.low), up(up.scale.high))
        for tick in across.scale.ticks():
            at = "end" if across(tick) > _RIGHT - 12 else "middle"
            yield _words(across(tick), floor + 16, figure(tick), at)


def _outline(
    edges: Sequence[float], shares: Sequence[float], across: _Axis, up: _Axis
) -> Iterator[tuple[float, float]]:
    yield across(edges[0]), up(0)
    for start, end, share in zip(edges, edges[1:], shares, strict=False):
        yield across(start), up(share)
        yield across(end), up(share)
    yield across(edges[-1]), up(0)


def _line(places: Sequence[tuple[float, float]], name: str) -> svg.Element:
    return svg.Polyline(points=[svg.Point(*place) for place in places], class_=name.split())


def _area(places: Sequence[tuple[float, float]], name: str) -> svg.Element:
    return svg.Polygon(points=[svg.Point(*place) for place in places], class_=["area", name])


def _dot(x: float, y: float, name: str) -> svg.Element:
    return svg.Circle(cx=x, cy=y, r=3.5, class_=["dot", *name.split()])


def _words(x: float, y: float, text: str, anchor: str = "middle") -> svg.Element:
    return svg.Text(x=x, y=y, text=text, class_=["label", f"at-{anchor}"])


def _drawn(title: str, described: str, elements: list[svg.Element], height: int) -> Markup:
    drawing = svg.SVG(
        xmlns=None,
        viewBox=svg.ViewBoxSpec(0, 0, _WIDTH, height),
        class_=["chart"],
        elements=[svg.Title(text=title), svg.Desc(text=described), *elements],
        extra={"role": "img"},
    )
    return Markup(drawing.as_str())  # noqa: S704 - numbers, words and classes of ours
