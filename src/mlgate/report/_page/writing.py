"""From what is shown of a verdict (`views`), and its drawings, to the page, by the templates beside this file.

Everything that the template prints goes through `plain` and is escaped; nothing else writes markup than the template
and the drawings, which hold numbers alone. Style and script stand in the page, and its policy names them by their
digests: nothing else is run, styled or loaded, wherever it came from.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import math
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from mlgate.core.display import plain, plural
from mlgate.core.ml_test_score import TESTS
from mlgate.core.model import MlTestScore, Status, Verdict
from mlgate.report import _figures
from mlgate.report._goalposts import goalposts
from mlgate.report._page import budget, strips, views
from mlgate.report._page.budget import Level
from mlgate.report._page.links import Source
from mlgate.report._page.views import Check
from mlgate.report._summary import MARKS, counts, slice_lines

_FOLDER = Path(__file__).with_name("templates")
_WORDS = {
    Status.PASS: "Pass",
    Status.FAIL: "Fail",
    Status.WARN: "Warning",
    Status.INCONCLUSIVE: "Inconclusive",
    Status.SKIP: "Skipped",
    Status.ERROR: "Could not run",
}


def render(verdict: Verdict, *, source: str | None = None, samples: bool = False) -> str:
    """Return the page of `verdict`, of as many bytes as it may have (`budget`).

    Raises:
        UsageError: `source` is no address.
    """
    links = Source(source)
    text = ""
    for level in budget.LEVELS:
        checks = views.checks(verdict, samples=samples, most_checks=level.checks)
        text = budget.fitted(checks, functools.partial(_written, verdict, links, level))
        if budget.size_of(text) <= budget.MOST_BYTES:
            break
    return text


def _written(verdict: Verdict, source: Source, level: Level, checks: list[Check]) -> str:
    style, script = _asset("page.css"), _asset("page.js")
    score = verdict.ml_test_score
    return (
        _environment(level.signs)
        .get_template("page.html")
        .render(
            verdict=verdict,
            counts=counts(verdict),
            moved=goalposts(verdict),
            checks=checks,
            checks_left_out=len(verdict.results) - len(checks),
            left_out=list(_left_out(checks)),
            level=level,
            statuses=[status for status in _WORDS if any(one.result.status == status for one in checks)],
            score=score if isinstance(score, MlTestScore) else None,
            source=source,
            style=Markup(style),  # noqa: S704 - a file of ours
            script=Markup(script),  # noqa: S704 - a file of ours
            style_digest=_digest(style),
            script_digest=_digest(script),
        )
    )


def _left_out(checks: list[Check]) -> Iterator[str]:
    """Yield what the page has no room for, of all checks together."""
    forests = [forest for check in checks for forest in check.forests if forest.sort != "share"]
    counted = (
        ("finding", sum(check.findings_left_out for check in checks)),
        ("figure", sum(check.figures_left_out for check in checks) + sum(forest.left_out for forest in forests)),
        ("drawing", sum(check.charts_left_out for check in checks)),
    )
    yield from (plural(count, noun) for noun, count in counted if count)
    if details := sum(check.details_left_out for check in checks):
        yield f"the lines of code, or values, of {plural(details, 'finding')}"


@functools.cache
def _environment(signs: int) -> jinja2.Environment:
    """Return how templates are read; of any text that they print `signs` are shown."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=functools.partial(_harmless, limit=signs),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        MARKS=MARKS,
        WORDS=_WORDS,
        asks={test.name: test.asks for test in TESTS},
        axis=strips.axis,
        share_bar=strips.share_bar,
        slice_lines=slice_lines,
        strip=strips.strip,
    )
    environment.filters.update(
        affected=_figures.affected,
        breakable=functools.partial(_breakable, limit=signs),
        change=_figures.change,
        estimate=_figures.estimate,
        figure=_figures.figure,
        plural=plural,
        order=_order,
        rows=_rows,
        spans=functools.partial(_spans, limit=signs),
    )
    return environment


def _rows(slice_name: str | None) -> str:
    """Return the rows of a slice as a person names them."""
    return "all rows" if slice_name is None else slice_name


def _order(number: float | None) -> float | str:
    """Return what a column of numbers is sorted by: nothing where there is no number."""
    return number if number is not None and math.isfinite(number) else ""


def _breakable(text: object, *, limit: int) -> Markup:
    """Return a name or a path that may be broken after the signs within it, and not in the middle of a word."""
    return Markup("<wbr>").join(re.split(r"(?<=[_:/.,=])(?=\w)", plain(text, limit=limit)))


def _spans(text: object, *, limit: int) -> Markup:
    """Return a sentence in which what stands between backticks is code."""
    parts = plain(text, limit=limit).split("`")
    # An odd one at the end opens nothing.
    whole = len(parts) - 1 + len(parts) % 2
    pieces = [
        Markup("<code>{}</code>").format(one) if number % 2 else escape(one) for number, one in enumerate(parts[:whole])
    ]
    return Markup("").join([*pieces, *(Markup("`{}").format(one) for one in parts[whole:])])


def _harmless(value: object, *, limit: int) -> object:
    """Make text harmless that the template prints; what is escaped already is ours."""
    return value if isinstance(value, Markup) else plain(value, limit=limit)


@functools.cache
def _asset(name: str) -> str:
    return Path(_FOLDER, name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"
