"""A verdict with one thing of each sort in it, and text from outside in any of its fields."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

import verdicts
from mlgate.core.model import Finding, Goalposts, Location, Measurement, Move, Result, Status, Verdict

_PLACE = Location(path="src/a.py", line=3, column=7)
_FINDING = Finding(
    subject="age:range",
    message="outside",
    count=3,
    total=9,
    location=_PLACE,
    evidence={"path": [{"what": "came in", "at": "src/a.py:1:2", "code": "x = 1"}]},
)
_MEASUREMENT = Measurement(name="f1", value=0.5, slice="a=b", baseline=0.7, status=Status.FAIL, note="worse")
_RESULT = Result(
    check="contract.a",
    kind="contract",
    status=Status.FAIL,
    reason="why",
    description="what for",
    location=Location(path="mlgate.toml", line=1),
    findings=(_FINDING,),
    measurements=(_MEASUREMENT,),
)
_BROKEN = Result(check="contract.b", kind="contract", status=Status.ERROR, reason="broken")
_UNSURE = Result(check="contract.c", kind="contract", status=Status.INCONCLUSIVE, reason="few rows")


def _verdict(*results: Result, **fields: object) -> Verdict:
    built = verdicts.verdict(*results, exit_code=1)
    return msgspec.structs.replace(built, **fields)


def _result(**fields: object) -> Verdict:
    return _verdict(msgspec.structs.replace(_RESULT, **fields), _BROKEN, _UNSURE)


def _finding(**fields: object) -> Verdict:
    return _result(findings=(msgspec.structs.replace(_FINDING, **fields),))


def _measured(**fields: object) -> Verdict:
    return _result(measurements=(msgspec.structs.replace(_MEASUREMENT, **fields),))


def _step(**fields: str) -> Verdict:
    step = {"what": "came in", "at": "src/a.py:1:2", "code": "x = 1"}
    return _finding(evidence={"path": [{**step, **fields}]})


def _moved(**fields: object) -> Verdict:
    move = Move(of="regression.a", what="f1 at_least", before="0.7", after="0.6", looser=True, reason="why")
    found = Goalposts(
        commit="0123456789", moves=(msgspec.structs.replace(move, **fields),), verdict=Status.FAIL, exit_code=1
    )
    return _verdict(_RESULT, goalposts=found)


# Where text from outside stands: columns, names, messages, paths, slices, values of the data, code, what git says.
FIELDS: dict[str, Callable[[str], Verdict]] = {
    "column": lambda text: _finding(subject=f"{text}:range", message=f"{text}: outside"),
    "subject": lambda text: _finding(subject=text),
    "message": lambda text: _finding(message=text),
    "path": lambda text: _finding(location=Location(path=text, line=3)),
    "notebook": lambda text: _finding(location=Location(path=text, cell=1, line=1, file_line=9)),
    "samples": lambda text: _finding(evidence={"samples": [text, {text: text}]}),
    "evidence": lambda text: _finding(evidence={text: text}),
    "step": lambda text: _step(what=text),
    "step's place": lambda text: _step(at=f"{text}:1:2"),
    "code": lambda text: _step(code=text),
    "check": lambda text: _result(check=text),
    "kind": lambda text: _result(kind=text),
    "reason": lambda text: _verdict(msgspec.structs.replace(_BROKEN, reason=text), _UNSURE),
    "reason alone": lambda text: _verdict(msgspec.structs.replace(_UNSURE, reason=text)),
    "description": lambda text: _result(description=text),
    "configuration": lambda text: _result(location=Location(path=text, line=1), findings=()),
    "measure": lambda text: _measured(name=text),
    "slice": lambda text: _measured(slice=text),
    "against": lambda text: _measured(against=text),
    "note": lambda text: _measured(note=text),
    "command": lambda text: _measured(moved_by=text, status=Status.PASS),
    "commit": lambda text: _verdict(_RESULT, commit=text, baseline_commit=text),
    "run": lambda text: _verdict(_RESULT, mlgate=text, started=text, digests={text: text}),
    "table moved": lambda text: _moved(of=text),
    "key moved": lambda text: _moved(what=text),
    "values moved": lambda text: _moved(before=text, after=text),
    "reason moved": lambda text: _moved(reason=text),
    "place moved": lambda text: _moved(location=Location(path=text, line=3)),
    "check before": lambda text: _verdict(
        _RESULT,
        goalposts=Goalposts(
            commit=text, moves=(Move(of="data.a", what="path"),), verdict=Status.FAIL, checks={text: Status.FAIL}
        ),
    ),
    "not told": lambda text: _verdict(_RESULT, goalposts=Goalposts(note=text)),
    "nothing checked": lambda text: _verdict(reason=text),
    "everywhere": lambda text: _verdict(
        Result(
            check=text,
            kind=text,
            status=Status.FAIL,
            reason=text,
            description=text,
            location=Location(path=text, line=1),
            findings=(
                Finding(
                    subject=text,
                    message=text,
                    location=Location(path=text, line=3),
                    evidence={"path": [{"what": text, "at": text, "code": text}], "samples": [text]},
                ),
            ),
            measurements=(Measurement(name=text, value=1.0, slice=text, status=Status.FAIL, note=text),),
        ),
        _BROKEN,
        reason=text,
        commit=text,
    ),
}
