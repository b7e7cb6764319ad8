"""The rows of a forest plot: each a strip as wide as its column, so that names and numbers stay text beside it.

Places are in percent and sizes in pixels: a strip is as wide and high as the style says, without letters that shrink.
Only numbers and words of ours are drawn, since svg.py escapes nothing; colours come from the page's style, by class.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import svg
from markupsafe import Markup

from mlgate.report._figures import figure
from mlgate.report._page.scales import Scale

_MIDDLE = svg.Length(50, "%")
_WHOLE = svg.Length(100, "%")
_HEIGHT, _AXIS = 30, 26
_DOT = 4.5
# The marks of what is cut at the edge of the strip.
_LEFT = (svg.M(7, -5), svg.L(0, 0), svg.L(7, 5))
_RIGHT = (svg.M(-7, -5), svg.L(0, 0), svg.L(-7, 5))
_DIAMOND = (svg.M(-7, 0), svg.L(0, -7), svg.L(7, 0), svg.L(0, 7), svg.Z())
# Half of a character of a label, in percent of a narrow strip: the outermost stand beside their ticks, within it.
_HALF = 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What one strip shows: an estimate with its interval, its margins, and the side on which these are exceeded."""

    at: float
    low: float | None = None
    high: float | None = None
    margins: tuple[float, ...] = ()
    worse: int = 0
    whole: bool = False


def strip(mark: Mark, scale: Scale, origin: float | None) -> Markup:
    """Return the drawing of one row; `origin` is where nothing changed."""
    elements: list[svg.Element] = []
    for margin in mark.margins:
        elements += _beyond(margin, mark.worse, scale)
    if origin is not None:
        elements.append(_upright(scale.place(origin), "origin"))
    elements += [_upright(scale.place(margin), "margin") for margin in mark.margins]
    if mark.low is not None and mark.high is not None:
        elements += _interval(mark.low, mark.high, scale)
    elements.append(_estimate(scale.place(mark.at), whole=mark.whole))
    return _drawn(elements, _HEIGHT)


def axis(scale: Scale, *, signed: bool) -> Markup:
    """Return the ticks below the strips of a forest plot."""
    elements: list[svg.Element] = []
    for tick in scale.ticks():
        place = scale.place(tick)
        elements.append(svg.Line(x1=_percent(place), x2=_percent(place), y1=0, y2=5, class_=["tick"]))
        label = figure(tick, signed=signed)
        edge = _HALF * len(label)
        anchor = "start" if place < edge else "end" if place > 100 - edge else "middle"
        elements.append(svg.Text(x=_percent(place), y=19, text=label, class_=["label", f"at-{anchor}"]))
    return _drawn(elements, _AXIS)


def share_bar(share: float) -> Markup:
    """Return a bar filled by `share`, from 0 to 1, that is seen where it is more than nothing."""
    width = max(100 * min(max(share, 0.0), 1.0), 1.0 if share > 0 else 0.0)
    track = svg.Rect(x=0, y=0, width=_percent(100), height=6, rx=3, class_=["track"])
    return _drawn([track, svg.Rect(x=0, y=0, width=_percent(round(width, 2)), height=6, rx=3, class_=["fill"])], 6)


def _beyond(margin: float, worse: int, scale: Scale) -> list[svg.Element]:
    place = scale.place(margin)
    if worse < 0:
        return [svg.Rect(x=0, y=0, width=_percent(place), height=_WHOLE, class_=["beyond"])]
    if worse > 0:
        width = round(100 - place, 2)
        return [svg.Rect(x=_percent(place), y=0, width=_percent(width), height=_WHOLE, class_=["beyond"])]
    return []


def _interval(low: float, high: float, scale: Scale) -> list[svg.Element]:
    start, end = scale.place(low), scale.place(high)
    elements: list[svg.Element] = [
        svg.Line(x1=_percent(start), x2=_percent(end), y1=_MIDDLE, y2=_MIDDLE, class_=["interval"])
    ]
    if not scale.holds(low):
        elements.append(_shape(start, _LEFT, "cut"))
    if not scale.holds(high):
        elements.append(_shape(end, _RIGHT, "cut"))
    return elements


def _estimate(place: float, *, whole: bool) -> svg.Element:
    if whole:
        return _shape(place, _DIAMOND, "estimate")
    return svg.Circle(cx=_percent(place), cy=_MIDDLE, r=_DOT, class_=["estimate"])


def _shape(place: float, path: Sequence[svg.PathData], name: str) -> svg.Element:
    """Return a path at a place in percent, which a path of itself cannot have."""
    drawn = svg.Path(d=[*path], class_=[name])
    return svg.SVG(xmlns=None, x=_percent(place), y=_MIDDLE, overflow="visible", elements=[drawn])


def _upright(place: float, name: str) -> svg.Element:
    return svg.Line(x1=_percent(place), x2=_percent(place), y1=0, y2=_WHOLE, class_=[name])


def _drawn(elements: list[svg.Element], height: int) -> Markup:
    # The numbers stand beside it: a reader of the screen hears these, and not a picture of them.
    hidden = {"aria-hidden": "true", "focusable": "false"}
    drawing = svg.SVG(xmlns=None, width=_percent(100), height=height, class_=["strip"], elements=elements, extra=hidden)
    return Markup(drawing.as_str())  # noqa: S704 - numbers and classes of ours


def _percent(value: float) -> svg.Length:
    return svg.Length(value, "%")
