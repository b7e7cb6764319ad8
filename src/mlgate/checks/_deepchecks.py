"""The work of `deepchecks`: a request from the options, and findings from the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from mlgate.checks._deepchecks_data import Written, written
from mlgate.context import Context
from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding, Measurement, Severity
from mlgate.isolated.asking import Answer, Condition, Failure, Request, Wanted, WantedCheck, ask
from mlgate.isolated.catalogue import NEEDS_MODEL, Entry, catalogue
from mlgate.readers.scratch import Scratch
from mlgate.stores.files import STATE_FOLDER, state_folder, write_atomic

if TYPE_CHECKING:
    from mlgate.checks.deepchecks import Options

_NAMED_COLUMNS = 10
_POLICY = (
    b"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
    b"script-src 'unsafe-inline' 'unsafe-eval'; img-src data: blob:; font-src data:; form-action 'none'\">"
)


def judged(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield what deepchecks found and how much it judged; its HTML is at its place. Raises CheckError as `run` does."""
    target = _target(options, context)
    with Scratch(lambda: state_folder(context.root)) as scratch:
        data = written(options, context, scratch)
        html = scratch.folder() / "deepchecks.html"
        request = Request(
            title=context.check,
            data=str(data.data),
            reference=None if data.reference is None else str(data.reference),
            predictions={side: str(path) for side, path in data.predictions.items()},
            label=options.label,
            features=data.features,
            cat_features=options.cat_features,
            id=options.id,
            datetime=options.datetime,
            label_type=options.label_type,
            checks=wanted(options),
            html=str(html),
            answer=str(scratch.folder() / "answer.json"),
        )
        answer = ask(request, scratch=scratch.folder(), timeout=options.timeout, progress=context.progress)
        _keep(html, target)
    yield from findings(answer, data, context.samples)
    yield from _measurements(options, answer, data)


def wanted(options: Options) -> tuple[WantedCheck, ...]:
    """Return the checks that `options` ask for, with their parameters and conditions."""
    return tuple(_wanted(name, catalogue().checks[name], options.checks.get(name, {})) for name in options.names)


def _wanted(name: str, entry: Entry, settings: Mapping[str, Any]) -> WantedCheck:
    parameters = {key: value for key, value in settings.items() if key not in entry.conditions}
    conditions = [
        Wanted(name=key, arguments=_arguments(value, entry.conditions[key].names))
        for key, value in settings.items()
        if key in entry.conditions
    ]
    standard = [Wanted(name=key) for key in entry.standard]
    return WantedCheck(check=name, parameters=parameters, conditions=tuple(conditions or standard))


def _arguments(value: Any, names: Sequence[str]) -> dict[str, Any]:  # noqa: ANN401 - what TOML can hold
    if value is True:
        return {}
    return dict(value) if isinstance(value, Mapping) else {names[0]: value}


def findings(answer: Answer, data: Written, samples: int) -> Iterator[Finding]:
    """Yield a finding for each condition that is not met; what deepchecks says of it is shown with `samples` only."""
    for one in answer.conditions:
        if one.status not in ("FAIL", "WARN"):
            continue
        severity = Severity.ERROR if one.status == "FAIL" else Severity.WARNING
        evidence = {"details": plain(one.details, limit=2000)} if samples > 0 and one.details else {}
        message = f"not met{_side(one)}: {plain(one.text, limit=200)}{_columns(one.details, data.columns)}"
        yield Finding(subject=_subject(one), message=message, severity=severity, evidence=evidence)


def _subject(one: Condition) -> str:
    side = f"[{one.dataset}]" if one.dataset else ""
    return f"{plain(one.check, limit=80)}{side}:{plain(one.condition, limit=80)}"


def _side(one: Condition | Failure) -> str:
    return f" by the {one.dataset}" if one.dataset else ""


def _columns(details: str, columns: Sequence[str]) -> str:
    """Return which columns the details are about: their names only, never what else stands there."""
    named = [name for name in columns if f"'{name}'" in details or f'"{name}"' in details]
    if not named:
        return ""
    listed = ", ".join(f"'{plain(name, limit=60)}'" for name in named[:_NAMED_COLUMNS])
    more = f" and {len(named) - _NAMED_COLUMNS} more" if len(named) > _NAMED_COLUMNS else ""
    return f"; {'column' if len(named) == 1 else 'columns'} {listed}{more}"


def _measurements(options: Options, answer: Answer, data: Written) -> Iterator[Measurement]:
    told = [one for one in answer.conditions if one.status != "ERROR"]
    passed = sum(one.status == "PASS" for one in told)
    suite = catalogue().suites.get(options.suite or "", ())
    aside = {name: "asks the model itself" for name in suite if name in NEEDS_MODEL and name not in options.skip}
    unchecked = [_undecided(one) for one in answer.conditions if one.status == "ERROR"]
    for one in answer.failures:
        named = one.check in options.checks
        if one.judges and (one.applicable or named):
            unchecked.append(_not_run(one))
        else:
            aside.setdefault(one.check, _because(one))
    if not told and not unchecked:
        unchecked.append("no condition was judged")
    yield Measurement(name="rows", value=float(data.rows))
    yield Measurement(name="conditions", value=float(len(told)))
    yield Measurement(name="passed", value=float(passed))
    note = "; ".join(f"{plain(name, limit=80)}: {why}" for name, why in sorted(aside.items()))
    yield Measurement(name="not_applicable", value=float(len(aside)), unchanged=note)
    yield _unchecked(unchecked)


def _unchecked(lines: Sequence[str]) -> Measurement:
    listed = list(dict.fromkeys(lines))
    if not listed:
        return Measurement(name="unchecked", value=0.0)
    mend = "give them what they need, or name them in 'skip'"
    note = f"{plural(len(listed), 'check')} did not run: {'; '.join(sorted(listed))}; {mend}"
    return Measurement(name="unchecked", value=float(len(listed)), insufficient=note)


def _not_run(one: Failure) -> str:
    side = f" on the {one.dataset}" if one.dataset else ""
    return f"{plain(one.check, limit=80)}{side}: {_because(one)}"


def _undecided(one: Condition) -> str:
    return f"{_subject(one)}: deepchecks could not decide"


def _because(one: Failure) -> str:
    return plain(one.message, limit=200) if one.message else f"failed with {plain(one.type, limit=80)}"


def _target(options: Options, context: Context) -> Path:
    """Return where the HTML goes, its folder made. Raises CheckError where that is outside of the project."""
    name = context.check.partition(".")[2] or context.check
    path = Path(context.root, *PurePosixPath(options.html or f"{STATE_FOLDER}/deepchecks/{name}.html").parts)
    try:
        if options.html is None:
            state_folder(context.root)
        if not _below(path, context.root):
            raise CheckError(f"html: '{plain(options.html)}' leads out of the project, through a link")
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CheckError(f"html: '{plain(context.shown(path))}' cannot be written: {error.strerror}") from error
    return path


def _below(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


def _keep(html: Path, target: Path) -> None:
    try:
        content = html.read_bytes()
        # deepchecks writes values of the data as they are: a script among them may run, and can reach nothing.
        head, found, rest = content.partition(b"<head>")
        write_atomic(target, head + found + _POLICY + rest if found else _POLICY + content)
    except OSError as error:
        raise CheckError(f"html: '{plain(target.name)}' cannot be written: {error.strerror}") from error
