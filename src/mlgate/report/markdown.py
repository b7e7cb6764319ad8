"""For a job summary or a comment on a pull request: the verdict, the checks, the numbers that decided, details folded.

Text from outside stands in code spans, or escaped as prose in which no mention, reference, link or tag survives. It is
judged as CommonMark with GitHub's tables, <https://github.github.com/gfm/>. Of the
evidence only the lines of code appear that a leak goes through.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from mlgate.core.display import plain
from mlgate.core.model import Finding, Measurement, Result, Status, Verdict
from mlgate.report._figures import affected, change, estimate, figure, weight
from mlgate.report._goalposts import goalposts
from mlgate.report._summary import (
    DETAILED,
    counts,
    decisive,
    gist,
    next_steps,
    shortened,
    slice_lines,
    told,
    worst_first,
)
from mlgate.report.text import path_of

# GitHub refuses a longer comment, <https://github.com/orgs/community/discussions/27190>.
LIMIT = 65_536
SHOWN = 20
# What stands before the checks is never cut, and escaped it may be six times as long.
_MOVE = 400
_RESERVED = 300
_COMMIT_LENGTH = 9
_MARKS = {
    Status.PASS: "✅",
    Status.FAIL: "❌",
    Status.WARN: "⚠️",
    Status.INCONCLUSIVE: "❔",
    Status.SKIP: "⏭️",
    Status.ERROR: "💥",
}
_CHECKS = "| | check | status | |\n|---|---|---|---|\n"
_MEASURES = "\n| | check | measure | value | baseline | difference | n | |\n|---|---|---|---|---|---|---|---|\n"
# A hair space, as in `plain`: what links and mentions are made of ends at any space.
_BREAK = "\u200a"


class Block(msgspec.Struct, frozen=True):
    """A piece that is shown whole or left out, what it is part of, and the heading that its first one needs."""

    sort: str
    text: str
    heading: str = ""


def render(verdict: Verdict, *, limit: int = LIMIT) -> str:
    """Return `verdict` as Markdown of at most `limit` characters, with a note of what was cut."""
    return fitted(verdict, _blocks(verdict), limit)


def fitted(verdict: Verdict, blocks: Iterable[Block], limit: int) -> str:
    """Return what stands first of `verdict`, then as many of `blocks` as fit, with a note of what was cut."""
    text, cut = _header(verdict), Counter[str]()
    if len(text) > limit - _RESERVED:
        # Escaped, a character takes up to six.
        text = text[: limit - _RESERVED].rpartition("\n")[0] + "\n"
        cut["first lines"] += 1
    begun: set[str] = set()
    for block in blocks:
        piece = block.text if block.sort in begun else block.heading + block.text
        # A table that was cut once stays cut: a row after a gap would look as if nothing were missing.
        if cut[block.sort] or len(text) + len(piece) > limit - _RESERVED:
            cut[block.sort] += 1
            continue
        begun.add(block.sort)
        text += piece
    return text + _cut_note(cut, limit)


def code(text: object, *, cell: bool = False) -> str:
    """Return `text` as a code span that no backtick in it ends; `cell` says that it stands in a table."""
    # To other programs that write comments, a comment of HTML in ours is the mark of theirs, wherever it stands.
    content = plain(text).replace("<!--", f"<!{_BREAK}--")
    if not content.strip():
        return "(empty)"
    if cell:
        # A table is split at pipes before code is read, and only `\|` is none; `\\|` differs between readers.
        content = content.replace("\\|", "\\ |").replace("|", "\\|")
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", content)), default=0))
    padding = " " if content[0] in "` " or content[-1] in "` " else ""
    return f"{fence}{padding}{content}{padding}{fence}"


_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "`": "&#96;", "\\": "&#92;"}
_MARKUP = re.compile(r"[&<>|`\\]|[*_\[\]~$!]")
# What GitHub links or notifies: @name and addresses, #1, GH-1, scheme://, www.
_LINKED = re.compile(r"[@#](?=\S)|/(?=/)|www(?=\.)|GH(?=-)|(?:mailto|xmpp)(?=:)", re.IGNORECASE)
# What makes of a line that begins so a heading, an entry of a list, or a rule; other signs are escaped anywhere.
_BEGINNING = re.compile(r"\d{1,9}(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|=+\s*$|-[-\s]*$)")


def prose(text: object, *, limit: int = 1000) -> str:
    """Return `text` as words within a line, in which nothing is markup, a link, a reference or a mention."""
    content = plain(text, limit=limit)
    # At its beginning a space is markup, too: four make code of what follows.
    content = _LINKED.sub(lambda match: match[0] + _BREAK, content.strip() or content[:1])
    escaped = _MARKUP.sub(lambda match: _ENTITIES.get(match[0]) or f"\\{match[0]}", content)
    beginning = _BEGINNING.match(escaped)
    return escaped if beginning is None else f"{beginning[0]}\\{escaped[beginning.end() :]}"


def sentence(text: object, *, limit: int = 1000, cell: bool = False) -> str:
    """Return `text` as `prose`, in which what stands between backticks is code; `cell` says that it is in a table."""
    content = plain(text, limit=limit)
    parts = content.split("`")
    # An odd one belongs to a name; and between dollars GitHub reads code as mathematics.
    if len(parts) == 1 or len(parts) % 2 == 0 or "" in parts[1::2] or "$`" in content or "`$" in content:
        return prose(content, limit=limit)
    pieces = (code(part, cell=cell) if number % 2 else _between(part) for number, part in enumerate(parts))
    return "".join(pieces).strip()


def _between(part: str) -> str:
    """Return `part` of a sentence as prose, with the spaces that part it from the code beside it."""
    if not part.strip():
        return part[:1]
    return f"{' ' * part[0].isspace()}{prose(part, limit=len(part))}{' ' * part[-1].isspace()}"


def _header(verdict: Verdict) -> str:
    lines = [
        f"## {_MARKS[verdict.verdict]} mlgate {verdict.verdict.value}: {sentence(counts(verdict))}",
        *_moved(verdict),
    ]
    if verdict.commit:
        against = ""
        if verdict.baseline_commit:
            against = f", compared with {code(verdict.baseline_commit[:_COMMIT_LENGTH])}"
        lines += ["", f"Commit {code(verdict.commit[:_COMMIT_LENGTH])}{against}"]
    return "\n".join(lines) + "\n"


def _moved(verdict: Verdict) -> list[str]:
    """Return what the change moves of what it is judged by: it stands first, and is never cut."""
    told = goalposts(verdict)
    if told is None:
        return []
    if not told.moves:
        return ["", sentence(told.headline, limit=2000)]
    lines = ["", f"### {prose(told.headline.removesuffix(':'))}", ""]
    lines += [
        f"- {code(move.of)}: {prose(move.said, limit=_MOVE)}" if move.of else f"- {move.said}" for move in told.moves
    ]
    return [*lines, "", prose(told.verdicts)] if told.verdicts else lines


def _blocks(verdict: Verdict) -> Iterator[Block]:
    results = worst_first(verdict)
    detailed = [result for result in results if result.status in DETAILED]
    for result in results:
        cells = (
            _MARKS[result.status],
            code(result.check, cell=True),
            result.status.value,
            sentence(gist(result), cell=True),
        )
        yield Block("checks", _table_row(cells), "\n" + _CHECKS)
    for result in detailed:
        if said := told(result):
            # Two spaces at its end break a line.
            text = "  \n  ".join(sentence(line) for line in said)
            yield Block("what got worse", f"- {code(result.check)}: {text}\n", "\n### What got worse\n\n")
    for result in detailed:
        for measured in decisive(result):
            yield Block("measurements", _measurement(result, measured), "\n### Measurements\n" + _MEASURES)
    for result in detailed:
        lines = list(_details(result))
        if lines:
            yield Block("details", _folded(result, lines), "\n### Details\n")
    for step in next_steps(verdict):
        yield Block("next steps", f"- {code(step.command)}: {step.purpose}\n", "\n### Next\n\n")


def _measurement(result: Result, measured: Measurement) -> str:
    assert measured.status is not None
    return _table_row(
        (
            _MARKS[measured.status],
            code(result.check, cell=True),
            code(measured.key, cell=True),
            estimate(measured),
            figure(measured.baseline),
            change(measured),
            figure(measured.n),
            sentence(measured.note, cell=True),
        )
    )


def _table_row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _details(result: Result) -> Iterator[str]:
    if result.description:
        yield f"- About: {prose(result.description)}"
    if result.location is not None:
        yield f"- At {code(result.location)}"
    for finding in result.findings[:SHOWN]:
        yield _finding(finding)
    if more := shortened(result.findings, SHOWN):
        yield f"- {more}"
    for line in slice_lines(result):
        yield f"- Slices: {prose(line)}"


def _finding(finding: Finding) -> str:
    place = f"{code(finding.location)}: " if finding.location is not None else ""
    line = f"- {place}{code(finding.subject)} {weight(finding)}{sentence(finding.message)}{affected(finding)}"
    steps = (f"  - {code(step['at'])}: {prose(step['what'])} {code(step['code'])}" for step in path_of(finding))
    return "\n".join([line, *steps])


def _folded(result: Result, lines: list[str]) -> str:
    # Inside a tag that stands on its own line Markdown is not read: the summary holds only text, as entities.
    summary = re.sub(r"[^\w.-]", lambda match: f"&#{ord(match[0])};", plain(result.check), flags=re.ASCII)
    return fold(f"<code>{summary}</code>: {result.status.value}", "\n".join(lines))


def _cut_note(cut: Counter[str], limit: int) -> str:
    left_out = [f"{sort}: {count:,}" for sort, count in cut.items() if count]
    if not left_out:
        return ""
    return (
        f"\n_Left out to stay within {limit:,} characters ({'; '.join(left_out)}). `--format json` has everything._\n"
    )


def mark(status: Status) -> str:
    """Return the sign by which `status` is seen at a glance."""
    return _MARKS[status]


def fold(summary: str, text: str) -> str:
    """Return `text`, Markdown, below `summary`, HTML, which opens it."""
    return f"\n<details><summary>{summary}</summary>\n\n{text.rstrip()}\n\n</details>\n"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table of cells that are Markdown already; a column in which no row has anything is left out."""
    columns = [column for column in zip(head, *rows, strict=True) if any(column[1:])]
    if not columns:
        return ""
    first, *others = zip(*columns, strict=True)
    return "".join(map(_table_row, [first, ("---",) * len(first), *others]))


def details(result: Result) -> str:
    """Return all that is told of `result` beside its numbers, folded; empty where that is nothing."""
    lines = list(_details(result))
    return _folded(result, lines) if lines else ""
