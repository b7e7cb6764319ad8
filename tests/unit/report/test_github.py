from __future__ import annotations

import verdicts
from mlgate import report
from mlgate.core.model import Finding, Location, Measurement, Result, Status


def _lines(*results: Result) -> list[str]:
    return report.render("github", verdicts.verdict(*results, exit_code=1)).splitlines()


def _contract(*findings: Finding, status: Status = Status.FAIL) -> Result:
    place = Location(path="mlgate.toml", line=4)
    return Result(check="contract.a", kind="contract", status=status, findings=findings, location=place)


def test_finding_stands_at_its_place():
    place = Location(path="src/a.py", line=3, column=7)
    lines = _lines(_contract(Finding(subject="MLL101", message="leak", location=place)))
    assert lines[0] == "::error file=src/a.py,line=3,col=7,title=mlgate contract.a%3A MLL101::leak"


def test_notebook_is_annotated_at_the_line_of_its_file():
    place = Location(path="n.ipynb", cell=2, line=3, column=7, file_line=41)
    lines = _lines(_contract(Finding(subject="MLL101", message="leak", location=place)))
    assert lines[0] == "::error file=n.ipynb,line=41,title=mlgate contract.a%3A MLL101::cell 2, line 3: leak"


def test_the_path_of_a_leak_stands_in_the_message():
    place = Location(path="a.py", line=5)
    steps = [
        {"what": "came in", "at": "a.py:4:6", "code": 'df = pd.read_csv("100%.csv")'},
        {"what": "fitted", "at": "a.py:5:5", "code": "x = 1\n::error::forged"},
    ]
    lines = _lines(_contract(Finding(subject="MLL101", message="leak", location=place, evidence={"path": steps})))
    message = lines[0].rpartition("MLL101::")[2].split("%0A")
    assert message[:2] == ["leak", 'came in a.py:4:6: df = pd.read_csv("100%25.csv")']
    assert message[2].startswith("fitted a.py:5:5: x = 1 :")
    assert "::error" not in message[2]
    assert len(lines) == 2


def test_the_path_is_not_lost_behind_the_count_of_the_rest():
    step = {"what": "came in", "at": "a.py:4:6", "code": "df = load()"}
    findings = [Finding(subject=f"s{number:02}", message="m", evidence={"path": [step]}) for number in range(11)]
    assert _lines(_contract(*findings))[9].endswith(
        "::m (and 1 more, see the job summary or the log)%0Acame in a.py:4:6: df = load()"
    )


def test_finding_without_a_place_stands_at_its_check():
    assert _lines(_contract(Finding(subject="a", message="b")))[0].startswith("::error file=mlgate.toml,line=4,")


def test_properties_cannot_be_left():
    place = Location(path="a,line=9::b%\n.py", line=1)
    lines = _lines(_contract(Finding(subject="s,x=y", message="100%\r\n::error::z", location=place)))
    assert len(lines) == 2
    head, _, message = lines[0][2:].partition("::")
    assert [pair.partition("=")[0] for pair in head.partition(" ")[2].split(",")] == ["file", "line", "title"]
    assert message.startswith("100%25 ")


def test_severe_ones_come_first_and_the_last_counts_the_rest():
    failing = [Finding(subject=f"s{number:02}", message="m") for number in range(14)]
    unsure = Result(
        check="regression.a",
        kind="regression",
        status=Status.INCONCLUSIVE,
        measurements=(Measurement(name="f1", value=0.1, status=Status.INCONCLUSIVE, note="not enough data"),),
    )
    lines = _lines(unsure, _contract(*failing))
    assert [line.partition(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning", "mlgate:"]
    assert lines[9].endswith("(and 4 more, see the job summary or the log)")
    assert not any("more, see" in line for line in lines[:9])


def test_warning_check_yields_no_error():
    lines = _lines(_contract(Finding(subject="a", message="b"), status=Status.WARN))
    assert lines[0].startswith("::warning ")


def test_a_failure_without_details_is_still_shown():
    result = Result(check="budget.a", kind="budget", status=Status.FAIL, reason="too slow")
    assert _lines(result)[0] == "::error title=mlgate budget.a::too slow"


def test_nothing_checked_is_an_error():
    lines = report.render("github", verdicts.NOTHING_CHECKED).splitlines()
    assert lines[0] == "::error title=mlgate::nothing was checked"


def test_all_green_has_no_annotation():
    assert report.render("github", verdicts.GREEN) == "mlgate: pass: 3 passed\n"
