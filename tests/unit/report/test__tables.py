from mlgate.core.model import Measurement, Result, Status
from mlgate.report._tables import evidence_tables


def result(**evidence):
    measured = Measurement(name="m", value=0.1, evidence=evidence)
    return Result(check="regression.a", kind="regression", status=Status.PASS, measurements=(measured,))


def test_nothing_to_show():
    assert evidence_tables(result(samples=[1])) == []


def test_a_curve_is_a_table_and_a_picture():
    one = {"start": 0.0, "end": 0.1, "n": 1200, "predicted": 0.05, "observed": 0.2, "low": 0.1, "high": 0.3}
    other = {"start": 0.9, "end": 1.0, "n": 7, "predicted": 1.0, "observed": 1.0, "low": 0.8, "high": 1.0}
    assert evidence_tables(result(reliability={"candidate": [one, other]})) == [
        "reliability behind m, candidate (* predicted is outside the interval):",
        "  probability  n      predicted  observed, all 90 %",
        "  0 to 0.1     1,200  0.050      0.200 [0.100, 0.300]  *  | x--o--              |",
        "  0.9 to 1     7      1.000      1.000 [0.800, 1.000]     |                ----x|",
    ]


def test_groups_are_a_table_and_their_names_are_harmless():
    group = {"rate": "recall", "group": "sex=\x1b[2Jf", "value": 0.5, "low": 0.4, "high": 0.6, "n": 1234}
    gap = {"rate": "recall", "highest": "sex=\x1b[2Jf", "lowest": "sex=m", "groups": [group]}
    assert evidence_tables(result(gap=gap)) == [
        "groups behind m, made by sex= [2Jf and sex=m:",
        "  group      rate    n      value, each 90 %",
        "  sex= [2Jf  recall  1,234  0.5 [0.4, 0.6]",
    ]
