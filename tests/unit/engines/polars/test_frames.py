"""Frames of other libraries are judged as what they hold."""

import math

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from mlgate.contracts import load
from mlgate.core.errors import CheckError
from polars_engine import validate_frame

CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: x
version: 1.0.0
schema:
  - name: t
    properties:
      - {name: x, logicalType: integer, required: true}
      - {name: s, logicalType: string, enum: [{value: a}]}
"""
VALUES = {"x": [1.0, math.nan, 2.5], "s": ["a", None, "b"]}


@pytest.fixture
def contract(tmp_path):
    (tmp_path / "c.yaml").write_text(CONTRACT, encoding="utf-8")
    return load(tmp_path / "c.yaml", tmp_path)


@pytest.mark.parametrize(
    "frame",
    [
        pl.DataFrame(VALUES),
        pl.LazyFrame(VALUES),
        pd.DataFrame(VALUES),
        pd.DataFrame(VALUES, index=[7, 8, 9]),
        pd.DataFrame({"x": VALUES["x"], "s": pd.Categorical(VALUES["s"])}),
        pa.table(VALUES),
    ],
)
def test_the_same_findings(contract, frame):
    found = {finding.subject: finding.evidence["rows"] for finding in validate_frame(contract, frame)}
    assert found == {"x:required": [2], "x:type": [3], "s:enum": [3]}


@pytest.mark.parametrize(
    "frame",
    [
        [1, 2],
        None,
        pd.DataFrame({"x": [1, "SECRET"], "s": ["a", "b"]}),
        pd.DataFrame([[1, 2]], columns=["x", "x"]),
    ],
)
def test_what_is_no_table(contract, frame):
    with pytest.raises(CheckError) as caught:
        validate_frame(contract, frame)
    assert "SECRET" not in str(caught.value)
